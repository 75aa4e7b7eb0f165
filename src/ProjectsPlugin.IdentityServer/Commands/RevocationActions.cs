using System.CommandLine;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>Ends access as an operator asks, and says how much of it there was.</summary>
internal sealed class RevocationActions(Employees employees, IClientStore clients, GrantRevocation revocation)
{
    private const int SaidEvery = 50_000;

    public async Task<int> RevokeAllAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (grants, sessions) = await revocation.RevokeManyAsync(GrantsOf.Everybody, Progress(parsed), cancellation);
        return parsed.Say($"Within two seconds no assistant reads anything any more; everybody has to sign in and connect their assistants anew. {Ended(grants, sessions)}");
    }

    public async Task<int> RevokeEmployeeAsync(ParseResult parsed, string email, CancellationToken cancellation)
    {
        if (await employees.FindAsync(email, cancellation) is not { } account)
            return parsed.Refuse($"No account has the address {email}. To see all: employees list");

        var (grants, sessions) = await revocation.RevokeAllAsync(GrantsOf.Person(account.Id), cancellation);
        return parsed.Say($"Nothing reads for {email} any more, who can sign in again. {Ended(grants, sessions)} To keep the person out: employees deactivate {email}");
    }

    public async Task<int> RevokeClientAsync(ParseResult parsed, string clientId, CancellationToken cancellation)
    {
        if ((await clients.ListAsync(cancellation)).All(client => client.ClientId != clientId))
            return parsed.Refuse($"There is no client {clientId}. To see all: clients list");

        var (grants, sessions) = await revocation.RevokeManyAsync(GrantsOf.Client(clientId), Progress(parsed), cancellation);
        return parsed.Say($"{clientId} reads nothing any more, and can ask again. {Ended(grants, sessions)} To keep it out: clients block {clientId}");
    }

    private static Action<int> Progress(ParseResult parsed) => ended =>
    {
        if (ended % SaidEvery == 0)
            parsed.Say($"{ended} grants have ended; going on.");
    };

    private static string Ended(int grants, int sessions) => $"Ended: {grants} grants, {sessions} sessions.";
}
