namespace ProjectsPlugin.Contracts;

/// <summary>Headers of our own in answers, for those who look from outside.</summary>
public static class ResponseHeaders
{
    /// <summary>In an answer of <see cref="Paths.HealthLive"/>: the address that the caller seems to call from, by which limits count it.</summary>
    public const string CallerAddress = "X-Caller-Address";
}
