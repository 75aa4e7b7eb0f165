using System.CommandLine;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

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
            if (!Client.IsPossibleId(id))
                result.AddError($"That cannot be a client's id: it has 1 to {Client.IdLength} printable ASCII characters. See: clients list");
            return id;
        },
    };

    public static Command Block(IServiceProvider services) =>
        new DocumentedCommand(
            "block", "Keep a client out, known or not, and revoke all access that it has", "clients block https://assistant.example/client.json") { Id }
            .WithDatabaseAction<ClientBlocking>(services, async (blocking, parsed, cancellation) =>
            {
                var id = parsed.GetRequiredValue(Id);
                return await blocking.BlockAsync(id, cancellation) switch
                {
                    BlockResult.Blocked { RevokedGrants: var grants } =>
                        parsed.Say($"Blocked {id}; within two seconds it reads nothing any more. "
                            + $"Grants ended: {grants}. To let it ask again: clients unblock {id}"),
                    BlockResult.BlockedUnknown =>
                        parsed.Say($"Blocked {id}, which is no client here yet: should one come, it is refused. Those that are here: clients list"),
                    _ => parsed.Say($"{id} was blocked already."),
                };
            });

    public static Command Unblock(IServiceProvider services) =>
        new DocumentedCommand(
            "unblock", "Let a blocked client ask again; revoked access does not come back", "clients unblock https://assistant.example/client.json") { Id }
            .WithDatabaseAction<ClientBlocking>(services, async (blocking, parsed, cancellation) =>
            {
                var id = parsed.GetRequiredValue(Id);
                return await blocking.UnblockAsync(id, cancellation)
                    ? parsed.Say($"{id} can ask again. What it had does not come back: people have to connect it anew.")
                    : parsed.Refuse($"{id} is not blocked. To see who is: clients list");
            });
}
