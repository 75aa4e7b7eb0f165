using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.UnitTests.Docs;

namespace ProjectsPlugin.UnitTests;

internal sealed partial class CaddyfileTests
{
    [Test]
    public void Caddy_sends_the_identity_server_the_paths_that_AppHosts_gateway_does()
    {
        var line = PathsOfIdentityServer().Match(File.ReadAllText(Repository.At("docker/gateway/Caddyfile")));

        Assert.That(line.Groups["paths"].Value.Split(' '), Is.EqualTo(Paths.IdentityServer.SelectMany(path => (string[])[path, $"{path}/*"])));
    }

    [GeneratedRegex(@"^\s*@identityserver path (?<paths>.+)$", RegexOptions.Multiline)]
    private static partial Regex PathsOfIdentityServer();
}
