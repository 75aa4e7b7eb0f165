namespace ProjectsPlugin.Api.Security;

/// <summary>A token could be neither accepted nor refused.</summary>
public sealed class KeysUnavailableException : Exception
{
    public KeysUnavailableException()
    {
    }

    public KeysUnavailableException(string message)
        : base(message)
    {
    }

    public KeysUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
