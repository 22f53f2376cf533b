using System.Security.Cryptography;
using System.Text;

namespace WebApi;

/// <summary>The page: one file, which loads nothing from anywhere and runs no script but its own.</summary>
internal static class ConsolePage
{
    private static readonly string s_text = Load();
    private static readonly string s_policy =
        $"default-src 'none'; connect-src 'self'; img-src data:; script-src '{HashOf("script")}'; style-src '{HashOf("style")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task Write(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = s_policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(s_text, context.RequestAborted);
    }

    private static string Load()
    {
        using Stream stream = typeof(ConsolePage).Assembly.GetManifestResourceStream("tracepoints.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string HashOf(string element)
    {
        int start = s_text.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        int end = s_text.IndexOf($"</{element}>", start, StringComparison.Ordinal);
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_text[start..end])))}";
    }
}
