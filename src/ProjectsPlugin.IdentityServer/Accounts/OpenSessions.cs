using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>A browser on which a person is signed in.</summary>
/// <param name="Id">The session.</param>
/// <param name="SignedInAt">When the password was entered there.</param>
/// <param name="LastSeenAt">When the browser last showed up, to a minute or so.</param>
public sealed record OpenSession(Guid Id, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt);

/// <summary>Every browser on which a person is signed in, and how they sign out on one that is not in front of them.</summary>
public sealed class OpenSessions(
    IdentityServerDb db, IBrowseSessionRevocation pages, IOptions<SessionOptions> options, TimeProvider time, ILogger<OpenSessions> log)
{
    /// <summary>The latest seen first.</summary>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(SignedInPerson person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var seenAfter = now - options.Value.Idle;
        var signedInAfter = now - options.Value.Absolute;
        return await db.Sessions.AsNoTracking()
            .Where(session => session.AccountId == person.AccountId && session.LastSeenAt > seenAfter && session.SignedInAt > signedInAfter)
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new OpenSession(session.Id, session.SignedInAt, session.LastSeenAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Ends a session of this person, and what its browser shows of company data within two seconds.</summary>
    /// <returns>False if the person has no such session.</returns>
    public async Task<bool> EndAsync(SignedInPerson person, Guid sessionId)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var ended = await db.Sessions.Where(session => session.Id == sessionId && session.AccountId == person.AccountId)
            .ExecuteDeleteAsync(CancellationToken.None);
        if (ended == 0)
            return false;

        await pages.RevokeAsync(person.AccountId, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        Log.SessionEnded(log, person.AccountId, sessionId);
        return true;
    }
}
