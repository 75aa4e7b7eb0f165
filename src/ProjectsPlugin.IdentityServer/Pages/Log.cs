namespace ProjectsPlugin.IdentityServer.Pages;

internal static partial class Log
{
    [LoggerMessage(Message = "Error page shown: status {Status}, error {Error}, text {Kind}, reference {Reference}")]
    public static partial void ErrorPageShown(ILogger logger, LogLevel level, int status, string? error, string kind, string reference);
}
