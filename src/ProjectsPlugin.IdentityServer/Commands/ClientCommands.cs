using System.CommandLine;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>What an operator can do about assistants: <c>clients list</c>, <c>reset ID</c>, <c>block ID</c>, <c>unblock ID</c>.</summary>
internal static class ClientCommands
{
    public static Command Create(IServiceProvider services) => new("clients", "The assistants that may ask, the callbacks that they are bound to, and who is kept out.")
    {
        List(services),
        Reset(services),
        BlockCommands.Block(services),
        BlockCommands.Unblock(services),
    };

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists the clients with where each comes from, and the callback that it is bound to.");
        command.SetDatabaseAction<ClientActions>(services, (desk, parsed, cancellation) => desk.ListAsync(parsed, cancellation));
        return command;
    }

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
