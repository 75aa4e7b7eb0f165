using System.CommandLine;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>What an operator can do about assistants: <c>clients list</c>, <c>reset ID</c>, <c>block ID</c>, <c>unblock ID</c>.</summary>
internal static class ClientCommands
{
    public static Command Create(IServiceProvider services) =>
        new("clients", "Manage which assistants may ask for access")
        {
            List(services),
            Reset(services),
            BlockCommands.Block(services),
            BlockCommands.Unblock(services),
        };

    private static Command List(IServiceProvider services) =>
        new DocumentedCommand("list", "List the clients: id, name, where each comes from, and its state", "clients list")
            .WithDatabaseAction<ClientStore>(services, async (clients, parsed, cancellation) =>
            {
                var listed = await clients.ListStatusAsync(cancellation);
                if (listed.Count == 0)
                    return parsed.Say("There is no client. Clients come from the settings Clients__… when the server starts, or register themselves.");

                foreach (var client in listed)
                    parsed.Say(Line(client));
                return 0;
            });

    private static Command Reset(IServiceProvider services)
    {
        var id = new Argument<string>("ID") { Description = "The client's id, as in: clients list" };
        var summary = "Free a client from its callback, so that the next sign-in binds it anew; a GPT's callback can change when it is saved";
        return new DocumentedCommand("reset", summary, "clients reset gpt-action") { id }
            .WithDatabaseAction<ClientBindings>(services, async (bindings, parsed, cancellation) =>
        {
            var clientId = parsed.GetRequiredValue(id);
            return await bindings.ResetAsync(clientId, cancellation)
                ? parsed.Say($"{clientId} is free; the next assistant that exchanges a code binds it.")
                : parsed.Refuse($"No client {clientId} is bound to a callback. See: clients list");
        });
    }

    private static string Line(ClientStatus status) => status is { Client: { } client }
        ? $"{client.ClientId}\t{client.Name}\t{client.Origin.ToString().ToLowerInvariant()}\t{(status.IsBlocked ? "blocked" : Note(client, status.IsEnabled))}"
        : $"{status.ClientId}\t\t\tblocked";

    private static string Note(Client client, bool isEnabled) => client switch
    {
        _ when !isEnabled => "switched off in the settings",
        { CallbackId: { } callback } => $"bound to {callback}",
        { VendorPattern: not null } => "not bound yet",
        { Website: { } website } => $"says it is from {website}",
        _ => "",
    };
}
