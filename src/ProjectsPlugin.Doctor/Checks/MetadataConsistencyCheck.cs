using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The authorization server's two metadata documents: one body at both addresses (RFC 8414, OpenID Connect Discovery).</summary>
internal sealed class MetadataConsistencyCheck : Check
{
    public override string Name => "Sign-in metadata: both documents agree";

    public override string Impact => "MCP clients; some read oauth-authorization-server and some openid-configuration, and would go different ways.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var oauth = await context.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation);
        var openId = await context.ReadJsonAsync(Paths.OpenIdConfiguration, cancellation);
        var different = oauth.Concat(openId).Select(member => member.Key).Distinct()
            .Where(name => !JsonNode.DeepEquals(oauth[name], openId[name])).ToList();
        return different.Count == 0
            ? Passed($"{Paths.AuthorizationServerMetadata} and {Paths.OpenIdConfiguration} say the same.")
            : Failed(
                $"{Paths.AuthorizationServerMetadata} and {Paths.OpenIdConfiguration} differ in "
                    + $"{string.Join(", ", different.Select(name => $"{name} ({Shown(oauth[name])} and {Shown(openId[name])})"))}.",
                "Let the proxy send both to this installation's identity server, and empty its cache: one of them is another server's, or an old one.");
    }

    private static string Shown(JsonNode? value) => value?.ToJsonString() is { } text ? text.Length > 80 ? text[..80] + '…' : text : "nothing";
}
