namespace ProjectsPlugin.Api.Authentication;

/// <summary>What a <c>WWW-Authenticate</c> header says to a client without the right token (RFC 6750, section 3).</summary>
internal static class BearerChallenge
{
    public static string Of(params ReadOnlySpan<string?> parameters)
    {
        var sent = string.Join(", ", parameters.ToArray().Where(parameter => parameter is not null));
        return sent.Length == 0 ? "Bearer" : $"Bearer {sent}";
    }

    /// <param name="scope">The scopes that the call needs, with spaces between them.</param>
    public static string InsufficientScope(string scope) => $"error=\"insufficient_scope\", scope=\"{scope}\"";
}
