using System.Net.Http.Json;
using System.Text.Json;

namespace WebApi.Tests;

/// <summary>An answer that says no, in one sentence.</summary>
internal static class Refusal
{
    public static async Task Says(int status, string sentence, Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage answer = await asked;
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, sentence), ((int)answer.StatusCode, problem.GetProperty("title").GetString()));
    }
}
