using System.Text.Json;
using ModelContextProtocol.Client;
using ProjectsPlugin.Doctor.SigningIn;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>All of it in a row, for a test account: from the address to what <c>get_me</c> says.</summary>
internal sealed class SignInCheck : Check
{
    // Nobody listens there: the browser's last step is read, not made.
    private static readonly Uri Redirect = new("http://127.0.0.1/callback");

    public override string Name => "A full sign-in";

    public override string Matters => "every MCP client: this is what ChatGPT, Claude, VS Code and Cursor do, from the address to the first answer.";

    public override IReadOnlyList<Type> Needs => [typeof(HealthCheck), typeof(ClockCheck), typeof(ChallengeCheck), typeof(ResourceCheck), typeof(IssuerCheck), typeof(AbilityCheck), typeof(KeyCheck), typeof(CodeExchangeCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Account is not { } account)
            return Skipped("no test account was given; --email EMAIL signs in with one");
        if ((await visit.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation)).Text("registration_endpoint") is null)
            return Skipped("the doctor comes by registration, and Registration__Enabled is false");

        using var browser = visit.NewClient(cookies: true);
        var person = new Person(browser, account, Redirect);
        await using var assistant = new McpAssistant(visit, person, Redirect);
        var result = await ConnectAsync(assistant, person, account, cancellation);
        var kept = await assistant.GiveBackAsync(cancellation);
        return kept is null || result.Outcome is Outcome.Failed
            ? result
            : Failed($"Access could not be given back. {kept}", $"People could not end it either: let the proxy send {Paths.Revoke} to the identity server, and end this access with 'revoke --employee {account.Email}'.");
    }

    private async Task<Result> ConnectAsync(McpAssistant assistant, Person person, TestAccount account, CancellationToken cancellation)
    {
        try
        {
            await using var client = await assistant.ConnectAsync(cancellation);
            return await LookAsync(client, account, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return person.Stopped is { } stopped
                ? Failed(stopped.Message, stopped.Fix)
                : Failed($"The official MCP client gave up: {failure.Message}", "The logs of the identity server and the API tell more about this moment.");
        }
    }

    private async Task<Result> LookAsync(McpClient client, TestAccount account, CancellationToken cancellation)
    {
        var tools = await client.ListToolsAsync(cancellationToken: cancellation);
        var faults = new Faults();
        foreach (var tool in tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint is not true))
            faults.Add($"The tool {tool.Name} does not say that it only reads, and ChatGPT asks before each call.", "Let the proxy pass /mcp on as the API answers it.");

        var me = await client.CallToolAsync("get_me", cancellationToken: cancellation);
        var email = me.StructuredContent is { ValueKind: JsonValueKind.Object } entry && entry.TryGetProperty("email", out var found) ? found.GetString() : null;
        if (me.IsError is not true)
            faults.Unless(string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase), $"{account.Email} signed in, and get_me says '{email}'.", "Somebody else's answer came back: take caches away from in front of /mcp.");

        return Of(faults, $"{account.Email} signed in, {tools.Count} tools are there, and get_me {(me.IsError is true ? "finds no entry of this address in the people directory" : "says who it is")}. What was given has been revoked.");
    }
}
