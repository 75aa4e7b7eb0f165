using System.CommandLine;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's commands <c>clients block ID</c> and <c>clients unblock ID</c>.</summary>
internal static class BlockCommands
{
    private static readonly Argument<string> Id = new("ID")
    {
        Description = "The client's id; for an assistant that brings its own, the URL that it names itself by",
        CustomParser = result =>
        {
            var id = result.Tokens[0].Value;
            if (!ClientIds.IsPossible(id))
                result.AddError($"That cannot be a client's id: it has 1 to {ClientIds.MaximumLength} printable ASCII characters. See: clients list");
            return id;
        },
    };

    public static Command Block(IServiceProvider services)
    {
        var command = new Command("block", "Keeps a client out, known or not, and ends all access that it has.") { Id };
        command.SetDatabaseAction<ClientActions>(services, (desk, parsed, cancellation) => desk.BlockAsync(parsed, parsed.GetRequiredValue(Id), cancellation));
        return command;
    }

    public static Command Unblock(IServiceProvider services)
    {
        var command = new Command("unblock", "Lets a blocked client ask again; what it had does not come back.") { Id };
        command.SetDatabaseAction<ClientActions>(services, (desk, parsed, cancellation) => desk.UnblockAsync(parsed, parsed.GetRequiredValue(Id), cancellation));
        return command;
    }
}
