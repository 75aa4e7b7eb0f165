using System.Globalization;
using System.Text.Json;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Reads a client id metadata document: RFC 7591's client metadata, with the client id being its address.</summary>
internal sealed class ClientDocumentReader(IReadOnlyCollection<string> appSchemes)
{
    /// <summary>Of redirects, and of each other list.</summary>
    public const int LongestList = 50;

    /// <summary>How a client without a secret authenticates (RFC 7591, section 2): not at all, but for PKCE.</summary>
    private const string Public = "none";

    private const string AuthorizationCode = "authorization_code";
    private const string Code = "code";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Default) { MaxDepth = 16, AllowDuplicateProperties = false };

    public Lookup<ClientDocument> Read(Uri url, ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientMetadata>(body.Span, Strict) is { } metadata
                ? Read(url, metadata)
                : Unusable("it is not a JSON object.");
        }
        catch (JsonException)
        {
            return Unusable("it is not a JSON object with client metadata (RFC 7591, section 2).");
        }
    }

    private Lookup<ClientDocument> Read(Uri url, ClientMetadata metadata)
    {
        if (metadata.ClientId != url.AbsoluteUri)
            return Unusable("its client_id is not its own address.");
        if (metadata.ClientSecret is not null)
            return Unusable("it has a client_secret, which everybody could read.");
        if (Lists(metadata).Any(list => list?.Count > LongestList))
            return Unusable($"it has a list with more than {LongestList} entries.");
        if (metadata.GrantTypes is { } grants && !grants.Contains(AuthorizationCode))
            return Unusable("its grant_types are without authorization_code.");
        if (metadata.ResponseTypes is { } responses && !responses.Contains(Code))
            return Unusable("its response_types are without code.");
        if (!AuthenticationMethods(metadata).Contains(Public))
            return Unusable("it names no way of authentication that is accepted here: none.");

        // A redirect that no client could have here does not spoil the others.
        string[] redirects = [.. (metadata.RedirectUris ?? []).Where(redirect => redirect is not null && RedirectRules.IsAcceptable(redirect, appSchemes, out _)).Distinct()];
        if (redirects.Length == 0)
            return Unusable("it has no redirect_uris that are accepted here.");

        return new(new ClientDocument { ClientId = metadata.ClientId, Name = NameOf(metadata) ?? url.IdnHost, RedirectUris = redirects }, Fault: null);
    }

    // What it names first and what it names as supported are both meant: clients in use list the one they can do without only there.
    private static IEnumerable<string> AuthenticationMethods(ClientMetadata metadata) =>
        metadata is { AuthenticationMethod: null, AuthenticationMethods: null }
            ? [Public]
            : (metadata.AuthenticationMethods ?? []).Append(metadata.AuthenticationMethod ?? "");

    private static IEnumerable<IList<string>?> Lists(ClientMetadata metadata) =>
        [metadata.RedirectUris, metadata.GrantTypes, metadata.ResponseTypes, metadata.AuthenticationMethods];

    // Signs that nobody sees, or that turn a line around, can make one name look like another.
    private static string? NameOf(ClientMetadata metadata) =>
        metadata.Name?.Trim() is { Length: > 0 and <= AssistantClient.NameLength } name && name.All(IsSeen) ? name : null;

    private static bool IsSeen(char sign) => char.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static Lookup<ClientDocument> Unusable(string fault) => new(null, fault);
}
