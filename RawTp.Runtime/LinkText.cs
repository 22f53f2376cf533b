using System.Globalization;
using System.Text;

namespace RawTp;

/// <summary>Links as <c>bpftool link</c> prints them, with what the kernel does not tell: arguments, misses, faults.</summary>
internal static class LinkText
{
    public static string Of(IReadOnlyList<RawTracepointLink> links)
    {
        var text = new StringBuilder();
        foreach (RawTracepointLink link in links)
        {
            RawTracepointProgram program = link.Program;
            string args = string.Join(", ", link.Tracepoint.Arguments.Select(static argument => argument.Declaration));
            text.Append(CultureInfo.InvariantCulture, $"{link.Id}: raw_tracepoint  prog {program.Name}\n")
                .Append(CultureInfo.InvariantCulture, $"        tp '{link.Tracepoint.QualifiedName}'  args ({args})");
            if (link.Cookie != 0)
                text.Append(CultureInfo.InvariantCulture, $"  cookie {link.Cookie}");
            text.Append("\n        ");
            if (program.RunCount is > 0 and long runs)
                text.Append(CultureInfo.InvariantCulture, $"run_cnt {runs}  run_time_ns {program.RunTime.TotalNanoseconds:F0}  ");
            text.Append(CultureInfo.InvariantCulture, $"recursion_misses {program.RecursionMisses}  faults {program.Faults}\n");
        }
        return text.ToString();
    }
}
