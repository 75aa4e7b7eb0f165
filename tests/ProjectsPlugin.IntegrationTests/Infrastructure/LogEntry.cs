using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

internal sealed record LogEntry(LogLevel Level, string Category, EventId Event, string Message, string Values, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category} [{Event}] {Message} ({Values}) {Exception}";
}
