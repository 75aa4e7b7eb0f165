namespace ProjectsPlugin.Doctor.SignIn;

/// <summary>The sign-in pages did not lead back to the assistant.</summary>
public sealed class SignInFlowException : Exception
{
    public SignInFlowException()
    {
    }

    public SignInFlowException(string message)
        : base(message)
    {
    }

    public SignInFlowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SignInFlowException(string found, string fix)
        : base(found) => Fix = fix;

    public string Fix { get; } = "";
}
