namespace ProjectsPlugin.Hosting;

/// <summary>
/// What a page may load, and where its forms may lead (Content Security Policy Level 3). A page that needs other values than these says so by
/// <see cref="PagePolicies"/>.
/// </summary>
public sealed record PagePolicy
{
    /// <summary>The source of whatever comes from this origin.</summary>
    public const string Self = "'self'";

    /// <summary>No source at all.</summary>
    public const string None = "'none'";

    /// <summary>Where its forms may lead, through all redirects.</summary>
    public string Forms { get; init; } = Self;

    /// <summary>From where it may run scripts.</summary>
    public string Scripts { get; init; } = None;

    /// <summary>The value of the header.</summary>
    public override string ToString() =>
        $"default-src {None}; style-src {Self}; img-src {Self}; form-action {Forms}; base-uri {None}; frame-ancestors {None}"
        + (Scripts == None ? "" : $"; script-src {Scripts}");
}
