using ProjectsPlugin.IdentityServer.Clients.Documents;

namespace ProjectsPlugin.UnitTests.Documents;

[Property("Checklist", 33)]
internal sealed class DocumentUrlTests
{
    private static readonly string[] PrivateHosts = ["assistant.corp.example:8443", "intranet", "10.1.2.3"];

    [TestCase("https://chatgpt.com/oauth/client.json")]
    [TestCase("https://vscode.dev/oauth/client-metadata.json")]
    [TestCase("https://client.example/a%20b/")]
    [TestCase("https://xn--bcher-kva.example/client")]
    [TestCase("https://assistant.corp.example:8443/client.json")]
    [TestCase("https://intranet/client.json")]
    [TestCase("https://10.1.2.3/client.json")]
    public void The_address_of_a_document_is_a_client_id(string text)
    {
        Assert.That(DocumentUrl.TryParse(text, PrivateHosts, out var url), Is.True);
        Assert.That(url.AbsoluteUri, Is.EqualTo(text));
    }

    [TestCase("chatgpt-plugin", TestName = "no address")]
    [TestCase("/client.json", TestName = "no host")]
    [TestCase("http://client.example/client.json", TestName = "http")]
    [TestCase("ftp://client.example/client.json", TestName = "another scheme")]
    [TestCase("https://client.example", TestName = "no path")]
    [TestCase("https://client.example/", TestName = "an empty path")]
    [TestCase("https://client.example/client.json?a", TestName = "a query")]
    [TestCase("https://client.example/client.json?", TestName = "an empty query")]
    [TestCase("https://client.example/client.json#a", TestName = "a fragment")]
    [TestCase("https://client.example/client.json#", TestName = "an empty fragment")]
    [TestCase("https://user@client.example/client.json", TestName = "a user name")]
    [TestCase("https://user:password@client.example/client.json", TestName = "a password")]
    [TestCase("https://client.example/a/../client.json", TestName = "two dots")]
    [TestCase("https://client.example/./client.json", TestName = "one dot")]
    [TestCase("https://client.example/%2e%2e/client.json", TestName = "escaped dots")]
    [TestCase("https://client.example\\client.json", TestName = "a backslash")]
    [TestCase("https:/client.example/client.json", TestName = "one slash")]
    [TestCase("HTTPS://client.example/client.json", TestName = "a scheme in capitals")]
    [TestCase("https://Client.example/client.json", TestName = "a host in capitals")]
    [TestCase("https://client.example:443/client.json", TestName = "the usual port")]
    [TestCase("https://client.example:8443/client.json", TestName = "another port")]
    [TestCase("https://client.example:22/client.json", TestName = "the port of something else")]
    [TestCase("https://client.example./client.json", TestName = "a dot after the host")]
    [TestCase("https://localhost/client.json", TestName = "localhost")]
    [TestCase("https://database/client.json", TestName = "a name of the own network")]
    [TestCase("https://assistant.corp.example:8444/client.json", TestName = "a private host at another port")]
    [TestCase("https://bücher.example/client.json", TestName = "letters beyond ASCII")]
    [TestCase("https://127.0.0.1/client.json", TestName = "an IPv4 address")]
    [TestCase("https://8.8.8.8/client.json", TestName = "a public IPv4 address")]
    [TestCase("https://2130706433/client.json", TestName = "an address as a number")]
    [TestCase("https://0x7f.1/client.json", TestName = "an address in hexadecimal")]
    [TestCase("https://0177.0.0.1/client.json", TestName = "an address in octal")]
    [TestCase("https://[::1]/client.json", TestName = "an IPv6 address")]
    [TestCase("https://[fe80::1%25eth0]/client.json", TestName = "an IPv6 address with a zone")]
    [TestCase("https://client.example/\n", TestName = "a line's end")]
    public void Nothing_else_is(string text) => Assert.That(DocumentUrl.TryParse(text, PrivateHosts, out _), Is.False);

    [TestCase(2048, true)]
    [TestCase(2049, false)]
    public void It_has_2048_characters_at_the_most(int length, bool accepted) =>
        Assert.That(DocumentUrl.TryParse("https://client.example/".PadRight(length, 'a'), PrivateHosts, out _), Is.EqualTo(accepted));
}
