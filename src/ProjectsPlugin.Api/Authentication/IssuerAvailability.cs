using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Whether the identity server's keys have ever been fetched, without which no token can be judged.</summary>
internal sealed partial class IssuerAvailability(TimeProvider time, ILogger<IssuerAvailability> log)
{
    /// <summary>How long callers should wait, and how long nobody asks the identity server again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long _pauseEnds;

    /// <summary>False while the identity server cannot be reached and no keys are known from before.</summary>
    public async ValueTask<bool> AreKnownAsync(IConfigurationManager<OpenIdConnectConfiguration> source, CancellationToken cancellation)
    {
        if (time.GetTimestamp() < Volatile.Read(ref _pauseEnds))
            return false;
        try
        {
            await source.GetConfigurationAsync(cancellation);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Volatile.Write(ref _pauseEnds, time.GetTimestamp() + (long)(Pause.TotalSeconds * time.TimestampFrequency));
            Log.KeysUnavailable(log, fault.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The identity server's keys could not be fetched, so calls are answered 503: {Reason}")]
        public static partial void KeysUnavailable(ILogger logger, string reason);
    }
}
