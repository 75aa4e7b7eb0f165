using System.CommandLine;
using ProjectsPlugin.IdentityServer.Commands;
using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>What an operator can do about assistants: <c>clients list</c>, <c>clients reset ID</c>.</summary>
internal static class ClientCommands
{
    public static Command Create(IServiceProvider services) => new("clients", "The assistants that may ask, and the callbacks that they are bound to.")
    {
        List(services),
        Reset(services),
    };

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists the clients with where each comes from, and the callback that it is bound to.");
        command.SetDatabaseAction<IClientDirectory>(services, async (clients, parsed, cancellation) =>
        {
            var found = await clients.ListAsync(cancellation);
            if (found.Count == 0)
                return parsed.Say("There is no client. Clients come from the settings Clients__… when the server starts, or register themselves.");

            foreach (var client in found)
                parsed.Say($"{client.Id}\t{client.Name}\t{client.Origin.ToString().ToLowerInvariant()}\t{Note(client)}");
            return 0;
        });
        return command;
    }

    private static string Note(ListedClient client) => client switch
    {
        { BoundTo: { } callback } => $"bound to {callback}",
        { HasVendor: true } => "not bound yet",
        { Website: { } website } => $"says it is from {website}",
        _ => "",
    };

    private static Command Reset(IServiceProvider services)
    {
        var id = new Argument<string>("ID") { Description = "The client's id, as in: clients list" };
        var command = new Command("reset", "Frees a client from its callback, so that the next sign-in binds it anew; a GPT's id can change when it is saved.") { id };
        command.SetDatabaseAction<ClientBindings>(services, async (bindings, parsed, cancellation) =>
        {
            var clientId = parsed.GetRequiredValue(id);
            return await bindings.ResetAsync(clientId, cancellation)
                ? parsed.Say($"{clientId} is free; the next assistant that exchanges a code binds it.")
                : parsed.Refuse($"No client {clientId} is bound to a callback. See: clients list");
        });
        return command;
    }
}
