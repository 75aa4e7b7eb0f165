using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Whether a grant still stands when its client comes with a code or a refresh token: for as long as the employee is one.</summary>
internal sealed class GrantStanding(Employees employees, Sessions sessions, BlockedClients blocked, IOptions<TokenLifetimes> lifetimes, TimeProvider clock)
{
    private const string InvalidGrant = "invalid_grant";
    private const string UnauthorizedClient = "unauthorized_client";

    public async Task<Standing> CheckAsync(GrantInUse grant, CancellationToken cancellation)
    {
        if (await employees.FindActiveAsync(grant.AccountId, grant.GrantedAt, cancellation) is not { } employee)
            return new Standing.Ended(InvalidGrant, "The account is no longer active.");

        // Whatever ends sessions or blocks a client ends grants in the same moment; these are for a code that was being made then.
        if (grant.IsCode && !(grant.SessionId is { } session && await sessions.ExistsAsync(session, cancellation)))
            return new Standing.Ended(InvalidGrant, "The person has signed out since.");
        if (await blocked.ContainsAsync(grant.ClientId, cancellation))
            return new Standing.Ended(UnauthorizedClient, "The client is blocked.");

        var remaining = grant.GrantedAt + lifetimes.Value.Absolute - clock.GetUtcNow();
        return remaining <= TimeSpan.Zero
            ? new Standing.Ended(InvalidGrant, "The person has to sign in again.")
            : new Standing.Good(employee, remaining < lifetimes.Value.Refresh ? remaining : lifetimes.Value.Refresh);
    }
}

/// <summary>A grant whose code is exchanged, or whose refresh token is used.</summary>
internal sealed record GrantInUse
{
    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>When the person allowed it.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>The session in which the person allowed it; null for what was issued before this was kept.</summary>
    public required Guid? SessionId { get; init; }

    /// <summary>True for a code, which is good for as long as that session (ASVS 10.4.3).</summary>
    public required bool IsCode { get; init; }
}

/// <summary>How a grant stands.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>It gives tokens.</summary>
    /// <param name="Employee">Whom they are for, as of now.</param>
    /// <param name="RefreshLifetime">For how long the refresh token can be used.</param>
    public sealed record Good(Employee Employee, TimeSpan RefreshLifetime) : Standing;

    /// <summary>The client gets an error (RFC 6749, section 5.2).</summary>
    public sealed record Ended(string Error, string Description) : Standing;
}
