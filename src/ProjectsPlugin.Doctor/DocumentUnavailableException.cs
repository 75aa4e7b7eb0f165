namespace ProjectsPlugin.Doctor;

/// <summary>A document is not there for an assistant. The first check that asks for it says so, and the others are skipped.</summary>
public sealed class DocumentUnavailableException : Exception
{
    public DocumentUnavailableException()
    {
    }

    public DocumentUnavailableException(string message)
        : base(message)
    {
    }

    public DocumentUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="path">The document's path, or whatever names it once.</param>
    /// <param name="found">What came instead.</param>
    /// <param name="fix">What to do.</param>
    public DocumentUnavailableException(string path, string found, string fix)
        : base(found) => (Path, Fix) = (path, fix);

    public string Path { get; } = "";

    public string Fix { get; } = "";
}
