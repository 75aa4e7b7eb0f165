using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Who is signed in on which browser. The cookie names a row, and the row decides.</summary>
public sealed class Sessions(
    IdentityServerDb db, IBrowseSessionRevocation pages, SignInGroups groups, IOptions<SessionOptions> options, TimeProvider time, ILogger<Sessions> log)
{
    /// <summary>The authentication scheme of the session cookie.</summary>
    public const string Scheme = "Session";

    internal const string SessionClaim = "sid";
    internal const string KeyClaim = "key";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private SignedInPerson? _current;
    private bool _isKnown;

    /// <summary>Starts a new session on this browser and ends the one that it had, so that a planted cookie is worth nothing.</summary>
    public async Task StartAsync(HttpContext context, Account account, CancellationToken cancellation)
    {
        await EndRowAsync(context);

        var now = time.GetUtcNow();
        var key = RandomNumberGenerator.GetBytes(32);
        var session = new Session
        {
            Id = Guid.NewGuid(),
            AccountId = account.Id,
            KeyHash = SHA256.HashData(key),
            SecurityStamp = account.SecurityStamp!,
            SignedInAt = now,
            LastSeenAt = now,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellation);

        var identity = new ClaimsIdentity([new(SessionClaim, session.Id.ToString()), new(KeyClaim, Base64Url.EncodeToString(key))], Scheme);
        pages.Forget(context);
        SignedOutCookie.Remove(context);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
        Remember(new SignedInPerson(account.Id, account.Email!, account.Name, session.Id, now));
        Log.SessionStarted(log, account.Id, session.Id);
    }

    /// <summary>Who is signed in on this browser; null if nobody is, or no longer. Asks the database once a request.</summary>
    public async Task<SignedInPerson?> CurrentAsync(HttpContext context)
    {
        if (!_isKnown)
            await context.AuthenticateAsync(Scheme);
        _isKnown = true;
        return _current;
    }

    /// <summary>Signs out on this browser: the session is gone even if its cookie was copied.</summary>
    public async Task EndAsync(HttpContext context)
    {
        await EndRowAsync(context);
        pages.Forget(context);
        SignedOutCookie.Set(context);
        await context.SignOutAsync(Scheme);
        Remember(null);
    }

    /// <summary>What the cookie handler asks of every cookie that it could decrypt.</summary>
    internal async Task<bool> CheckAsync(HttpContext context, ClaimsPrincipal? cookie)
    {
        var person = Guid.TryParse(cookie?.FindFirstValue(SessionClaim), out var id) && cookie.FindFirstValue(KeyClaim) is { } key
            ? await FindAsync(id, SHA256.HashData(Base64Url.DecodeFromChars(key)), context.RequestAborted)
            : null;
        Remember(person);
        return person is not null;
    }

    private async Task EndRowAsync(HttpContext context)
    {
        if (await CurrentAsync(context) is not { } person)
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.Sessions.Where(session => session.Id == person.SessionId).ExecuteDeleteAsync(CancellationToken.None);
        await pages.RevokeAsync(person.AccountId, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        Log.SessionEnded(log, person.AccountId, person.SessionId);
    }

    private async Task<SignedInPerson?> FindAsync(Guid id, byte[] keyHash, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var seenAfter = now - options.Value.Idle;
        var signedInAfter = now - options.Value.Absolute;
        var found = await db.Sessions.AsNoTracking()
            .Where(session => session.Id == id && session.KeyHash == keyHash && session.LastSeenAt > seenAfter && session.SignedInAt > signedInAfter)
            .Join(
                db.Users.Where(account => account.DeactivatedAt == null).Where(groups.Allow),
                session => new { Id = session.AccountId, Stamp = (string?)session.SecurityStamp },
                account => new { account.Id, Stamp = account.SecurityStamp },
                (session, account) => new { account.Id, account.Email, account.Name, session.SignedInAt, session.LastSeenAt })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;

        if (now - found.LastSeenAt > SeenEvery)
            await db.Sessions.Where(session => session.Id == id).ExecuteUpdateAsync(session => session.SetProperty(to => to.LastSeenAt, now), cancellation);
        return new SignedInPerson(found.Id, found.Email!, found.Name, id, found.SignedInAt);
    }

    private void Remember(SignedInPerson? person) => (_current, _isKnown) = (person, true);
}
