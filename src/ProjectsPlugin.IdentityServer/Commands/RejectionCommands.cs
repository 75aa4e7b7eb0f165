using System.CommandLine;
using System.Globalization;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's command <c>doctor refusals</c>: the part of the doctor that needs the database.</summary>
internal static class RejectionCommands
{
    /// <summary>How many it prints unless asked for all.</summary>
    private const int Shown = 50;

    private const string Margin = "        ";

    public static Command Create(IServiceProvider services)
    {
        var all = new Option<bool>("--all") { Description = $"List all of them, not only the newest {Shown}" };
        var summary = "List the authorization requests that were refused in the last day, why, and which setting or command would allow each";
        return new Command("doctor", "Show what this server knows about assistants that cannot connect")
        {
            new DocumentedCommand("refusals", summary, "doctor refusals", "doctor refusals --all") { all }
                .WithDatabaseAction<Remediations>(services, async (remediations, parsed, cancellation) =>
                    Print(parsed, await remediations.ListAsync(cancellation), parsed.GetValue(all))),
        };
    }

    private static int Print(ParseResult parsed, IReadOnlyList<(RejectedAuthorization Rejected, Client? Client, Remediation Remediation)> found, bool all)
    {
        if (found.Count == 0)
            return parsed.Say("No authorization request was refused in the last day.");

        parsed.Say("Authorization requests refused in the last day, the newest first. "
            + "Anybody can send one, so to be listed here speaks for nobody. What is told below");
        parsed.Say("\"Allow\" lets in whoever asks the same way: use it only for a client whose id and address you have, letter by letter, "
            + "from its maker. Settings hold after a restart.");
        foreach (var (rejected, client, remediation) in all ? found : found.Take(Shown))
            Print(parsed, rejected, client, remediation);

        if (!all && found.Count > Shown)
            parsed.Say($"{Environment.NewLine}{found.Count - Shown} older ones are not shown: --all");
        return found.Count < RejectedAuthorizationStore.MaxKept ? 0 : parsed.Say(
            $"{Environment.NewLine}No more than {RejectedAuthorizationStore.MaxKept} different ones are kept: older ones may be missing.");
    }

    private static void Print(ParseResult parsed, RejectedAuthorization rejected, Client? client, Remediation remediation)
    {
        var often = rejected.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {rejected.Count} times since {Time(rejected.FirstAt)}");
        parsed.Say($"{Environment.NewLine}{Time(rejected.LastAt)}{often}");
        Print(parsed, "Client:  ", rejected.ClientId is null ? "none was named" : rejected.ClientId + Name(client));
        Print(parsed, "Asked:   ", $"redirect_uri {rejected.RedirectUri ?? "none"}{(rejected.Resource is null ? "" : $"\nresource {rejected.Resource}")}");
        Print(parsed, "Refused: ", Remediations.Reason(rejected));
        Print(parsed, "Allow:   ", string.Join('\n', [.. remediation.Lines, remediation.Note]));
    }

    // Names are cleaned when they come in; a terminal is worth a second look.
    private static string Name(Client? client) => client switch
    {
        null => "",
        { Origin: ClientOrigin.Configured } => $" ({ClaimedName.Clean(client.Name)}, of the settings)",
        _ => $" (calls itself {ClaimedName.Clean(client.Name)})",
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static void Print(ParseResult parsed, string label, string text)
    {
        foreach (var (index, line) in text.Split('\n').Index())
            parsed.Say($"{Margin}{(index == 0 ? label : new string(' ', label.Length))}{line}");
    }
}
