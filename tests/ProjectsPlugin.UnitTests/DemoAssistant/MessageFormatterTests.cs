using System.Text;
using ProjectsPlugin.DemoAssistant.Recording;

namespace ProjectsPlugin.UnitTests.DemoAssistant;

/// <summary>What a person may see of a message.</summary>
public sealed class MessageFormatterTests
{
    private const string Secret = "a-secret/with+what=is&escaped-and-more";

    [TestCase("access_token")]
    [TestCase("refresh_token")]
    [TestCase("id_token")]
    [TestCase("client_secret")]
    [TestCase("registration_access_token")]
    public void Members_of_JSON_are_masked_by_name_however_deep(string name)
    {
        var shown = Answer($$"""{"outer":[{"{{name}}":"{{Secret}}","kept":"value"}]}""", "application/json");

        Assert.That(shown, Does.Contain($"\"{name}\": \"a-secr…\"").And.Contain("\"kept\": \"value\"").And.Not.Contain("with+what"));
    }

    [Test]
    public void Fields_of_forms_and_parameters_of_addresses_are_masked_by_name()
    {
        var text = new MessageFormatter(new SecretRedactor());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://plugin.example.org/auth/token?state={Uri.EscapeDataString(Secret)}&scope=me");
        var body = $"grant_type=authorization_code&code={Uri.EscapeDataString(Secret)}&code_verifier={Uri.EscapeDataString(Secret)}";
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");

        var shown = text.Of(request, body);

        Assert.That(shown, Does.StartWith("POST https://plugin.example.org/auth/token?state=a-secr…&scope=me\n"));
        Assert.That(shown, Does.Contain("\ncode=a-secr…\ncode_verifier=a-secr…").And.Not.Contain("with"));
    }

    [Test]
    public void A_secret_is_masked_wherever_it_turns_up_again()
    {
        var secrets = new SecretRedactor();
        var text = new MessageFormatter(secrets);
        using var first = Response($$"""{"access_token":"{{Secret}}"}""", "application/json");
        using var second = Response($"Not allowed: {Secret} and {Uri.EscapeDataString(Secret)}", "text/plain");
        text.Of(first, $$"""{"access_token":"{{Secret}}"}""");

        var shown = text.Of(second, $"Not allowed: {Secret} and {Uri.EscapeDataString(Secret)}");

        Assert.That(shown, Does.EndWith("Not allowed: a-secr… and a-secr…"));
    }

    [Test]
    public void Of_headers_the_token_is_masked_and_cookies_are_left_out()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://plugin.example.org/mcp");
        request.Headers.Add("Authorization", $"Bearer {Secret}");
        request.Headers.Add("Cookie", "browse=taken");
        using var response = Response("", "text/plain");
        response.Headers.Add("Set-Cookie", "browse=given");
        var text = new MessageFormatter(new SecretRedactor());

        Assert.That(
            text.Of(request, "") + text.Of(response, ""), Does.Contain("Authorization: Bearer a-secr…").And.Not.Contain("ookie").And.Not.Contain("with"));
    }

    [Test]
    public void Of_an_event_stream_the_data_is_shown() =>
        Assert.That(
            Answer("event: message\ndata: {\"result\":{\"token\":\"" + Secret + "\"}}\n\n", "text/event-stream"),
            Does.Contain("\"token\": \"a-secr…\"").And.Not.Contain("event:"));

    [Test]
    public void What_is_long_is_cut_with_a_mark_and_no_character_is_halved()
    {
        var shown = Answer(string.Concat(Enumerable.Repeat("😀", 4000)), "text/plain");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Has.Length.LessThanOrEqualTo(MessageFormatter.Most + MessageFormatter.Rest.Length).And.EndsWith("😀\n…"));
            Assert.That(shown.EnumerateRunes(), Has.None.EqualTo(Rune.ReplacementChar));
        }
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("short")]
    public void Of_a_short_secret_less_is_shown(string secret) => Assert.That(SecretRedactor.Mask(secret), Has.Length.LessThanOrEqualTo(2).And.EndsWith("…"));

    private static string Answer(string body, string type)
    {
        using var response = Response(body, type);
        return new MessageFormatter(new SecretRedactor()).Of(response, body);
    }

    private static HttpResponseMessage Response(string body, string type) => new() { Content = new StringContent(body, Encoding.UTF8, type) };
}
