using Duende.IdentityServer.Validation;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>
/// A code or refresh token that comes again in a request that is right in everything else was stolen by one of the two who have it, so everything from
/// that sign-in ends (RFC 9700, sections 2.2.2 and 4.5); so it does for the loser of two that come at once (OAuth 2.1, section 4.1.3).
/// </summary>
internal sealed partial class Replays(Grants grants, RefreshRotation rotation, ExchangeInCourse course, ILogger<Replays> log)
{
    /// <summary>Whether the request, which is right in everything else, replays its code or refresh token.</summary>
    public async Task<bool> AreInAsync(ValidatedTokenRequest request, CancellationToken cancellation)
    {
        var grantId = request.Subject!.GetGrantId();
        var isReplay = request.RefreshToken is { } refresh
            ? !await rotation.UseAsync(RefreshStep.Of(refresh.Subject, grantId), cancellation)
            : course.IsCodeSpent;
        course.Replayed = isReplay ? grantId : null;
        return isReplay;
    }

    /// <summary>Ends the grant if there was a replay; outside the exchange's transaction, which is taken back.</summary>
    public async Task EndGrantAsync(CancellationToken cancellation)
    {
        if (course.Replayed is not { } grantId)
            return;

        await grants.EndAsync(grantId, cancellation);
        Log.ReplayEndedGrant(log, grantId);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A code or refresh token was replayed; grant {GrantId} ended")]
        public static partial void ReplayEndedGrant(ILogger logger, Guid grantId);
    }
}
