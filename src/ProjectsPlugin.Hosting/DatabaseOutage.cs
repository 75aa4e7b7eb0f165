using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// One line that PostgreSQL cannot be reached, instead of the trace that every request and every background task would log of it.
/// An outage is over, and worth a line again, when nothing has failed for a minute.
/// </summary>
public sealed partial class DatabaseOutage(TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _lastFailure;

    /// <summary>Takes what is logged of an outage out of all logs, and leaves the line.</summary>
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LoggerFactory>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(services =>
            new Factory(services.GetRequiredService<LoggerFactory>(), new DatabaseOutage(TimeProvider.System))));
    }

    // What else is transient, such as two transactions that waited for each other, happens with a database that is there.
    private static string? ReasonOf(Exception? exception) => exception switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } gone =>
            gone.MessageText,
        NpgsqlException { InnerException: (SocketException or IOException or TimeoutException) and var cause } away => $"{away.Message} ({cause.Message})",
        _ => ReasonOf(exception.InnerException),
    };

    private bool IsNew()
    {
        lock (_lock)
        {
            var isNew = _lastFailure is not { } last || time.GetElapsedTime(last) > Quiet;
            _lastFailure = time.GetTimestamp();
            return isNew;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL cannot be reached; what needs it is answered 503 until it can: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    private sealed class Factory(LoggerFactory inner, DatabaseOutage outage) : ILoggerFactory
    {
        private readonly ILogger _told = inner.CreateLogger<DatabaseOutage>();

        public ILogger CreateLogger(string categoryName) => new Filter(inner.CreateLogger(categoryName), _told, outage);

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Filter(ILogger inner, ILogger told, DatabaseOutage outage) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (ReasonOf(exception) is not { } reason)
                inner.Log(logLevel, eventId, state, exception, formatter);
            else if (outage.IsNew())
                LogAway(told, reason);
        }
    }
}
