namespace ProjectsPlugin.Api.Problems;

/// <summary>A token could be neither accepted nor refused; the message tells the caller why.</summary>
public sealed class UndecidedTokenException : Exception
{
    public UndecidedTokenException()
    {
    }

    public UndecidedTokenException(string message)
        : base(message)
    {
    }

    public UndecidedTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
