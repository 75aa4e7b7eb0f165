namespace ProjectsPlugin.DemoAssistant;

/// <summary>A run cannot go on, for a reason that a person can read.</summary>
public sealed class RunStoppedException : Exception
{
    public RunStoppedException()
        : this("Broken")
    {
    }

    public RunStoppedException(string kind)
        : this(kind, detail: null)
    {
    }

    public RunStoppedException(string kind, Exception? innerException)
        : this(kind, detail: null, innerException)
    {
    }

    public RunStoppedException(string kind, string? detail, Exception? innerException = null)
        : base($"{kind} {detail}", innerException) => (Kind, Detail) = (kind, detail ?? "");

    /// <summary>Which texts say why and what to do: the keys <c>Try.Stopped.{Kind}.Title</c>, <c>.What</c> and <c>.Turn</c>.</summary>
    public string Kind { get; }

    /// <summary>What the texts name, such as an error code; never anything secret.</summary>
    public string Detail { get; }
}
