using System.Text.Json;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>
/// Who came, as an identity provider tells it. Issuer, subject and tenant are checked; the rest is what a stranger may have written there, bounded.
/// </summary>
internal sealed record UpstreamPerson
{
    private const int ClaimLength = 1_000;
    private const int MaxGroups = 1_000;

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    /// <summary>Empty where the provider has none.</summary>
    public required string Tenant { get; init; }

    public required bool IsGuest { get; init; }

    /// <summary>The domain that Google says the account belongs to.</summary>
    public string? HostedDomain { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Whether the document with the address also proves it; null if it says nothing about that.</summary>
    public bool? IsEmailProved { get; init; }

    /// <summary>What the groups claim names; null if it points elsewhere, because there were too many.</summary>
    public IReadOnlyList<string>? Groups { get; init; } = [];

    /// <summary>Null if the ID token names nobody who can be kept.</summary>
    public static UpstreamPerson? Read(ProviderOptions provider, string issuer, JsonElement token)
    {
        if (Text(token, "sub") is not { Length: > 0 and <= ExternalIdentity.SubjectLength } subject || subject.Any(char.IsControl))
            return null;

        var tenant = Text(token, "tid") is { Length: <= ExternalIdentity.TenantLength } id && !id.Any(char.IsControl) ? id : "";
        var person = new UpstreamPerson
        {
            Issuer = issuer,
            Subject = subject,
            Tenant = tenant,
            IsGuest = IsGuestOf(provider, token),
            HostedDomain = Text(token, "hd"),
            Groups = GroupsOf(token, provider.GroupsClaim),
        };
        return person.Described(token);
    }

    /// <summary>The same person with name, address and proof from one document, so that no address is taken for proved by another's word.</summary>
    public UpstreamPerson Described(JsonElement document) => this with
    {
        Name = NameOf(document) ?? Name,
        Email = EmailAddress.TryParse(Text(document, "email")),
        IsEmailProved = Flag(document, "email_verified") is false || Flag(document, "xms_edov") is false ? false
            : Flag(document, "email_verified") ?? Flag(document, "xms_edov"),
    };

    private static string? NameOf(JsonElement document) => PersonName.OnOneLine(Text(document, "name") ?? "")
        ?? PersonName.OnOneLine($"{Text(document, "given_name")} {Text(document, "family_name")}");

    // "idp" names the home of whoever is not of the tenant itself; "acct" has to be switched on there.
    private static bool IsGuestOf(ProviderOptions provider, JsonElement token) => provider.Tenant is { } tenant
        && (Text(token, "acct") is "1" || (Text(token, "idp") is { } home && !home.Contains(tenant, StringComparison.OrdinalIgnoreCase)));

    // What is too much for a token is told by a pointer (OpenID Connect Core, section 5.6.2).
    private static List<string>? GroupsOf(JsonElement token, string claim)
    {
        if (token.TryGetProperty(claim, out var groups))
        {
            return groups.ValueKind is JsonValueKind.Array
                ? [.. groups.EnumerateArray().Take(MaxGroups).Select(Text).OfType<string>()]
                : [.. new[] { Text(groups) }.OfType<string>()];
        }

        var isElsewhere = (token.TryGetProperty("_claim_names", out var names) && names.ValueKind is JsonValueKind.Object && names.TryGetProperty(claim, out _))
            || Flag(token, "hasgroups") is true;
        return isElsewhere ? null : [];
    }

    private static bool? Flag(JsonElement document, string claim) => Text(document, claim) switch
    {
        null => null,
        { } text => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1",
    };

    private static string? Text(JsonElement document, string claim) => document.TryGetProperty(claim, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: > 0 and <= ClaimLength } text => text,
                JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is no text.
            return null;
        }
    }
}
