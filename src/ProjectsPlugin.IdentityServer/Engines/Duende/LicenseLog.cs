namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>
/// What Duende writes about the licence. Above the licence's number of clients it writes an error with the ids of all clients whenever another one comes, and
/// here assistants register themselves, so that message is written once a day; every other one whenever it comes.
/// </summary>
internal sealed class LicenseLog(ILogger inner, TimeProvider clock) : ILogger
{
    public const string Category = "Duende.IdentityServer.License";

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _writtenAt;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!ListsClients(state) || IsDue())
            inner.Log(logLevel, eventId, state, exception, formatter);
    }

    // The values of the message, by the names that Duende gives them.
    private static bool ListsClients(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values && values.Any(value => value.Key is "ClientsUsed" or "clients");

    private bool IsDue()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _writtenAt < Interval)
                return false;

            _writtenAt = now;
            return true;
        }
    }
}

/// <summary>Gives the one logger of the licence to whoever asks for its category.</summary>
internal sealed class LicenseLogFactory(ILoggerFactory inner, TimeProvider clock) : ILoggerFactory
{
    private readonly LicenseLog _license = new(inner.CreateLogger(LicenseLog.Category), clock);

    public ILogger CreateLogger(string categoryName) => categoryName == LicenseLog.Category ? _license : inner.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}
