using System.CommandLine;
using System.Globalization;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>Tells an operator about refused authorization requests.</summary>
internal sealed class RejectionActions(RejectedAuthorizationStore refusals, IClientStore clients, Remediations adviser)
{
    /// <summary>How many it tells unless asked for all.</summary>
    public const int Shown = 50;

    private const string Margin = "        ";

    public async Task<int> TellAsync(ParseResult parsed, bool all, CancellationToken cancellation)
    {
        var found = await refusals.ListAsync(cancellation);
        if (found.Count == 0)
            return parsed.Say("No authorization request was refused in the last day.");

        parsed.Say("Authorization requests refused in the last day, the newest first. Anybody can send one, so to be listed here speaks for nobody. What is told below");
        parsed.Say("\"Allow\" lets in whoever asks the same way: use it only for a client whose id and address you have, letter by letter, from its maker. Settings hold after a restart.");
        var known = (await clients.ListAsync(cancellation)).ToDictionary(client => client.ClientId, StringComparer.Ordinal);
        foreach (var refused in all ? found : found.Take(Shown))
            Tell(parsed, refused, refused.ClientId is null ? null : known.GetValueOrDefault(refused.ClientId));

        if (!all && found.Count > Shown)
            parsed.Say($"{Environment.NewLine}{found.Count - Shown} older ones are not shown: --all");
        return found.Count < RejectedAuthorizationStore.Most ? 0 : parsed.Say($"{Environment.NewLine}No more than {RejectedAuthorizationStore.Most} different ones are kept: older ones may be missing.");
    }

    private void Tell(ParseResult parsed, RejectedAuthorization refused, Client? client)
    {
        var advice = adviser.For(refused, client);
        parsed.Say($"{Environment.NewLine}{Time(refused.LastAt)}{(refused.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {refused.Count} times since {Time(refused.FirstAt)}"))}");
        Tell(parsed, "Client:  ", refused.ClientId is null ? "none was named" : refused.ClientId + Name(client));
        Tell(parsed, "Asked:   ", string.Join('\n', Asked(refused)));
        Tell(parsed, "Refused: ", Remediations.Reason(refused));
        Tell(parsed, "Allow:   ", string.Join('\n', [.. advice.Lines, advice.Note]));
    }

    private static IEnumerable<string> Asked(RejectedAuthorization refused)
    {
        yield return $"redirect_uri {refused.RedirectUri ?? "none"}";
        if (refused.Resource is not null)
            yield return $"resource {refused.Resource}";
    }

    // Names are cleaned when they come in; a terminal is worth a second look.
    private static string Name(Client? client) => client switch
    {
        null => "",
        { Origin: ClientOrigin.Configured } => $" ({ClaimedName.Clean(client.Name)}, of the settings)",
        _ => $" (calls itself {ClaimedName.Clean(client.Name)})",
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static void Tell(ParseResult parsed, string label, string text)
    {
        foreach (var (index, line) in text.Split('\n').Index())
            parsed.Say($"{Margin}{(index == 0 ? label : new string(' ', label.Length))}{line}");
    }
}
