using System.Text.Json;
using ModelContextProtocol.Client;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Doctor.SignIn;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>All of it in a row, for a test account: from the address to what <c>get_me</c> says.</summary>
internal sealed class SignInCheck : Check
{
    // Nobody listens there: the browser's last step is read, not made.
    private static readonly Uri Redirect = new("http://127.0.0.1/callback");

    public override string Name => "A full sign-in";

    public override string Impact => "every MCP client: this is what ChatGPT, Claude, VS Code and Cursor do, from the address to the first answer.";

    public override IReadOnlyList<Type> DependsOn =>
    [
        typeof(HealthCheck),
        typeof(ClockSkewCheck),
        typeof(ChallengeCheck),
        typeof(ResourceMetadataCheck),
        typeof(IssuerCheck),
        typeof(CapabilitiesCheck),
        typeof(JwksCheck),
        typeof(CodeExchangeCheck),
    ];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (context.Account is not { } account)
            return Skipped("no test account was given; --email EMAIL signs in with one");
        if ((await context.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation)).Text("registration_endpoint") is null)
            return Skipped("the doctor comes by registration, and Registration__Enabled is false");

        using var browser = context.NewClient(cookies: true);
        var user = new HeadlessUser(browser, account, Redirect);
        await using var connection = new McpConnection(context, user, Redirect);
        var result = await ConnectAsync(connection, user, account, cancellation);
        var failure = await connection.RevokeAsync(cancellation);
        return failure is null || result.Outcome is Outcome.Failed
            ? result
            : Failed(
                $"Access could not be given back. {failure}",
                $"People could not end it either: let the proxy send {Paths.Revoke} to the identity "
                    + $"server, and end this access with 'revoke --employee {account.Email}'.");
    }

    private async Task<CheckResult> ConnectAsync(McpConnection connection, HeadlessUser user, TestAccount account, CancellationToken cancellation)
    {
        try
        {
            await using var client = await connection.ConnectAsync(cancellation);
            return await CallToolsAsync(client, account, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return user.Failure is { } stopped
                ? Failed(stopped.Message, stopped.Fix)
                : Failed($"The official MCP client gave up: {failure.Message}", "The logs of the identity server and the API tell more about this moment.");
        }
    }

    private async Task<CheckResult> CallToolsAsync(McpClient client, TestAccount account, CancellationToken cancellation)
    {
        var tools = await client.ListToolsAsync(cancellationToken: cancellation);
        var findings = new Findings();
        foreach (var tool in tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint is not true))
            findings.Add(
                $"The tool {tool.Name} does not say that it only reads, and ChatGPT asks before each call.",
                "Let the proxy pass /mcp on as the API answers it.");

        var me = await client.CallToolAsync("get_me", cancellationToken: cancellation);
        var email = me.StructuredContent is { ValueKind: JsonValueKind.Object } entry && entry.TryGetProperty("email", out var found)
            ? found.GetString()
            : null;
        if (me.IsError is not true)
            findings.Require(
                string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase),
                $"{account.Email} signed in, and get_me says '{email}'.",
                "Somebody else's answer came back: take caches away from in front of /mcp.");

        return Conclude(
            findings,
            $"{account.Email} signed in, {tools.Count} tools are there, and get_me "
                + $"{(me.IsError is true ? "finds no entry of this address in the people directory" : "says who it is")}. What was "
                + "given has been revoked.");
    }
}
