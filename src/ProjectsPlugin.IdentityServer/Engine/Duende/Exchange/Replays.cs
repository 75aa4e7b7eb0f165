namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>A code or refresh token that comes again was stolen by one of the two who have it, so everything from that sign-in ends (RFC 9700, sections 2.2.2 and 4.5).</summary>
internal sealed partial class Replays(Grants grants, ExchangeInCourse course, ILogger<Replays> log)
{
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
