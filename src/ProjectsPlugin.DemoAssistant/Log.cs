namespace ProjectsPlugin.DemoAssistant;

/// <summary>What the log hears of the demo assistant: that it ran and how it ended, never what was asked or found.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The demo assistant sent a browser to sign in, with {Steps} steps behind it")]
    public static partial void BrowserSent(ILogger logger, int steps);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo assistant finished after {Steps} steps")]
    public static partial void Finished(ILogger logger, int steps);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo assistant stopped: {Kind}")]
    public static partial void Stopped(ILogger logger, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model of the demo assistant failed: {Kind} ({Fault})")]
    public static partial void ModelFailed(ILogger logger, string kind, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo assistant broke")]
    public static partial void Broke(ILogger logger, Exception fault);
}
