namespace ProjectsPlugin.Api.Problems;

/// <summary>A token could be neither accepted nor refused; the message tells the caller why.</summary>
public sealed class TokenValidationUnavailableException : Exception
{
    public TokenValidationUnavailableException()
    {
    }

    public TokenValidationUnavailableException(string message)
        : base(message)
    {
    }

    public TokenValidationUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
