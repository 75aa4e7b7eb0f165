using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Hosting.Logging;

/// <summary>
/// A host's log: on the console, in the format that <c>Logging:Console</c> says; or, if a file is set, in that file, and on the console only
/// warnings and worse. Callers format their lines themselves, and <see cref="LineBatches"/> writes them, because a write costs more than a line.
/// </summary>
[ProviderAlias("Console")]
internal sealed class BatchedLog : ILoggerProvider, ISupportExternalScope
{
    private readonly List<LogTarget> _targets = [];
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public BatchedLog(IEnumerable<ConsoleFormatter> formatters, IOptions<ConsoleLoggerOptions> console, IConfiguration configuration)
    {
        var named = formatters.ToDictionary(formatter => formatter.Name, StringComparer.OrdinalIgnoreCase);
        var file = configuration[HostSettings.LogFileSetting] is { Length: > 0 } set ? Path.GetFullPath(set) : null;
        if (file is not null)
        {
            var log = new RotatingLog(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file));
            _targets.Add(new LogTarget(named[ConsoleFormatterNames.Simple], LogLevel.Trace, new LineBatches(log.Append)));
        }

        var formatter = named.GetValueOrDefault(console.Value.FormatterName ?? "") ?? named[ConsoleFormatterNames.Simple];
        _targets.Add(new LogTarget(formatter, file is null ? LogLevel.Trace : LogLevel.Warning, new LineBatches(StandardOutput())));
        AppDomain.CurrentDomain.ProcessExit += Flush;
        AppDomain.CurrentDomain.UnhandledException += Flush;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Flush;
        AppDomain.CurrentDomain.UnhandledException -= Flush;
        foreach (var target in _targets)
            target.Lines.Dispose();
    }

    private static Action<StringBuilder> StandardOutput()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        return lines =>
        {
            try
            {
                output.Write(lines);
                output.Flush();
            }
            catch (IOException)
            {
                // Nobody reads any more, which is no reason to stop.
            }
        };
    }

    private void Flush(object? sender, EventArgs reason)
    {
        foreach (var target in _targets)
            target.Lines.Flush();
    }

    private sealed record LogTarget(ConsoleFormatter Formatter, LogLevel Least, LineBatches Lines);

    private sealed class Logger(BatchedLog log, string category) : ILogger
    {
        [ThreadStatic]
        private static StringWriter? _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var lines = _lines ??= new StringWriter(CultureInfo.InvariantCulture);
            var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
            foreach (var target in log._targets)
            {
                if (logLevel < target.Least)
                    continue;
                try
                {
                    target.Formatter.Write(in entry, log._scopes, lines);
                    target.Lines.Add(lines.GetStringBuilder());
                }
                finally
                {
                    lines.GetStringBuilder().Clear();
                }
            }
        }
    }
}
