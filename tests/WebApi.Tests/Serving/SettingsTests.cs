using Microsoft.AspNetCore.Builder;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class SettingsTests
{
    [Fact]
    public void A_token_that_can_be_guessed_is_refused() =>
        Assert.Equal(
            "Console:Token has 5 characters and can be guessed; give at least 16, or none, and one will be made up",
            Assert.Throws<ConfigurationException>(static () => Service.Build(["--Console:Token=guess"])).Message);

    [Fact]
    public void A_token_that_is_made_up_is_a_new_one_each_time()
    {
        ConsoleToken one = new(null);
        ConsoleToken other = new(null);

        Assert.Equal(32, one.Text.Length);
        Assert.NotEqual(one.Text, other.Text);
        Assert.Null(one.Refusal($"Bearer {one.Text}"));
        Assert.NotNull(one.Refusal($"Bearer {other.Text}"));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("61")]
    public void Patience_is_a_number_of_seconds(string patience) =>
        Assert.Equal(
            $"write-patience {patience} is not possible; write a number of seconds from 0 to 60",
            Assert.Throws<ConfigurationException>(() => Service.Build(["--write-patience", patience])).Message);

    [Theory]
    [InlineData("nonsense", "It cannot listen on 'nonsense': Invalid url: 'nonsense'")]
    [InlineData("https://127.0.0.1:0", "It cannot listen on 'https://127.0.0.1:0': Call UseKestrelHttpsConfiguration() ")]
    public async Task Where_it_cannot_listen_is_told(string url, string sentence)
    {
        string folder = Directory.CreateTempSubdirectory("webapi").FullName;
        await using (WebApplication app = Service.Build(["--urls", url, "--database", Path.Combine(folder, "parts.db")]))
            Assert.StartsWith(sentence, (await Assert.ThrowsAsync<ConfigurationException>(() => Service.Start(app))).Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_database_that_is_none_is_refused()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "README.md");

        string sentence = Assert.Throws<DatabaseException>(() => Service.Build(["--database", path])).Message;

        Assert.Equal($"The database '{path}' cannot be used (SQLite Error 26: 'file is not a database'); give a file that can be written, or the path of a new one, with --database.", sentence);
    }
}
