namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>
/// What must not be seen of a run. A value is found by the name of its member, field or parameter, and from then on
/// wherever it turns up, so that one that a server repeats in another place is hidden, too.
/// </summary>
internal sealed class SecretRedactor
{
    private const int Shown = 6;

    /// <summary>Shorter ones could be parts of words; none of ours is.</summary>
    private const int Shortest = 12;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "access_token", "refresh_token", "id_token", "token", "code", "code_verifier", "state", "client_secret", "client_assertion",
        "registration_access_token", "assertion", "password",
    };

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public static bool IsName(string name) => Names.Contains(name);

    /// <summary>What is shown of a secret: enough to tell one from another, too little to use.</summary>
    public static string Mask(string value) => string.Concat(value.AsSpan(0, Math.Min(Shown, value.Length / 3)), "…");

    /// <summary>Keeps it from being seen from here on.</summary>
    public void Add(string? value)
    {
        if (value is { Length: >= Shortest })
            _values.Add(value);
    }

    /// <summary>What is shown of a value of this name.</summary>
    public string Show(string name, string value)
    {
        if (!IsName(name))
            return value;
        Add(value);
        return Mask(value);
    }

    /// <summary>The text with all that is known to be secret masked, however it is escaped.</summary>
    public string Hide(string text)
    {
        foreach (var value in _values)
            foreach (var form in new[] { value, Uri.EscapeDataString(value) })
                text = text.Replace(form, Mask(value), StringComparison.Ordinal);
        return text;
    }
}
