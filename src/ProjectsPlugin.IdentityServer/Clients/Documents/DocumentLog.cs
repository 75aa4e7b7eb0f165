namespace ProjectsPlugin.IdentityServer.Clients.Documents;

internal static partial class DocumentLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Document {Url} fetched")]
    public static partial void Fetched(ILogger logger, Uri url);

    [LoggerMessage(Level = LogLevel.Information, Message = "Document {Url} cannot be used: {Fault} ({Detail})")]
    public static partial void Unusable(ILogger logger, Uri url, string fault, string? detail);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Document {Url} cannot be fetched: {Fault} ({Detail}). Our copy of it serves meanwhile; "
            + "where there is no way out, set Clients__Documents__Offline=true")]
    public static partial void CopyServes(ILogger logger, Uri url, string fault, string? detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Document {Url} was not fetched: too many are being asked for")]
    public static partial void TooMany(ILogger logger, Uri url);
}
