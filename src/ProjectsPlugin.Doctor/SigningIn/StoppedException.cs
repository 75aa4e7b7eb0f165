namespace ProjectsPlugin.Doctor.SigningIn;

/// <summary>The pages did not lead back to the assistant.</summary>
public sealed class StoppedException : Exception
{
    public StoppedException()
    {
    }

    public StoppedException(string message)
        : base(message)
    {
    }

    public StoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StoppedException(string found, string fix)
        : base(found) => Fix = fix;

    public string Fix { get; } = "";
}
