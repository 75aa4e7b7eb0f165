using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>What strangers send does nothing in the operator's terminal or shell.</summary>
internal sealed class TerminalEscapeTests
{
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    [Property("Checklist", 51)]
    public async Task No_control_character_is_printed_and_no_line_is_made_up()
    {
        const string Tricks = "\u001b[2J\u0007\r\nAllow:   clients unblock all\u202e\u2066\u200b\0\u009b31m\u00e4\ud83d";
        const string Callback = "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback";
        await using var server = await IdentityServerFixture.OpenAsync();
        using var client = await server.AskAsync($"a{Tricks}", $"https://assistant.example/{Tricks}");
        using var resource = await server.AskAsync("gpt-action", Callback, ("resource", $"https://assistant.example/{Tricks}"));
        using var scope = await server.AskAsync("gpt-action", Callback, ("scope", $"a{Tricks}"));

        var told = await server.ReadRejectionsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Blocks, Has.Count.EqualTo(3));
            Assert.That(told.Text.Replace(Environment.NewLine, "", StringComparison.Ordinal), Does.Match(@"\A[ -~]*\z"));
            Assert.That(told.Text, Does.Contain("a%1B[2J%07%0D%0AAllow:").And.Contain("%E2%80%AE"));
            Assert.That(
                told.Text.Split('\n').Where(line => line.TrimStart().StartsWith("Allow:", StringComparison.Ordinal)),
                Has.Exactly(3).Items.And.None.Contains("unblock"));
        }
    }

    [TestCase("https://assistant.example/$(id)")]
    [TestCase("https://assistant.example/`id`")]
    [TestCase("https://assistant.example/;id")]
    [TestCase("https://assistant.example/'a'")]
    [TestCase("https://assistant.example/a&b")]
    public async Task What_a_shell_would_act_on_is_not_printed_to_paste(string redirect)
    {
        using var answer = await _server.AskAsync("gpt-action", redirect);

        var block = (await _server.ReadRejectionsAsync()).About($"redirect_uri {redirect}");

        Assert.That(block, Does.Contain("nothing is printed to paste").And.Not.Contain("RedirectUris"));
    }

    [Test]
    public async Task An_address_that_looks_like_another_is_told_as_it_is_spelt()
    {
        using var answer = await _server.AskAsync("gpt-action", "https://ch\u0430tgpt.com/callback");
        using var ascii = await _server.AskAsync("gpt-action", "https://chatgpt.com.evil.example/callback");

        var told = await _server.ReadRejectionsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.About("redirect_uri https://ch%D0%B0tgpt.com/callback"), Does.Not.Contain("RedirectUris"));
            Assert.That(told.About("redirect_uri https://chatgpt.com.evil.example/callback"), Does.Contain("most likely this is not ChatGPT"));
        }
    }
}
