namespace ProjectsPlugin.IdentityServer.Pages;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Error page shown: status {Status}, error {Error}, text {Kind}, reference {Reference}")]
    public static partial void ErrorPageShown(ILogger logger, int status, string? error, string kind, string reference);
}
