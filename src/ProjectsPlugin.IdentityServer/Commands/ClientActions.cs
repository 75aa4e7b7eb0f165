using System.CommandLine;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>Does what an operator asks about clients, and says what became of it and what to do next.</summary>
internal sealed class ClientActions(IClientStore clients, ClientBlocking blocked, ClientSwitches switches)
{
    public async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var found = await clients.ListAsync(cancellation);
        var keptOut = await blocked.ListAsync(cancellation);
        if (found.Count + keptOut.Count == 0)
            return parsed.Say("There is no client. Clients come from the settings Clients__… when the server starts, or register themselves.");

        foreach (var client in found)
            parsed.Say($"{client.ClientId}\t{client.Name}\t{client.Origin.ToString().ToLowerInvariant()}\t{(keptOut.Contains(client.ClientId) ? "blocked" : Note(client))}");
        foreach (var id in keptOut.Except(found.Select(client => client.ClientId)))
            parsed.Say($"{id}\t\t\tblocked");
        return 0;
    }

    public async Task<int> BlockAsync(ParseResult parsed, string id, CancellationToken cancellation)
    {
        if (await blocked.BlockAsync(id, cancellation) is not { } grants)
            return parsed.Say($"{id} was blocked already.");

        // A mistyped id is one that nobody has.
        return (await clients.ListAsync(cancellation)).Any(client => client.ClientId == id)
            ? parsed.Say($"Blocked {id}; within two seconds it reads nothing any more. Grants ended: {grants}. To let it ask again: clients unblock {id}")
            : parsed.Say($"Blocked {id}, which is no client here yet: should one come, it is refused. Those that are here: clients list");
    }

    public async Task<int> UnblockAsync(ParseResult parsed, string id, CancellationToken cancellation) =>
        await blocked.UnblockAsync(id, cancellation)
            ? parsed.Say($"{id} can ask again. What it had does not come back: people have to connect it anew.")
            : parsed.Refuse($"{id} is not blocked. To see who is: clients list");

    private string Note(Client client) => client switch
    {
        _ when !switches.LetIn(client.Origin) => "switched off in the settings",
        { CallbackId: { } callback } => $"bound to {callback}",
        { VendorPattern: not null } => "not bound yet",
        { Website: { } website } => $"says it is from {website}",
        _ => "",
    };
}
