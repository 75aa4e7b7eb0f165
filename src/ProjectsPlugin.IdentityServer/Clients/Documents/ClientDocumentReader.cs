using System.Text.Json;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Reads a client id metadata document: RFC 7591's client metadata, with the client id being its address.</summary>
/// <param name="appSchemes">The apps' schemes of the settings.</param>
/// <param name="privateHosts">Hosts of the settings at which its keys may be too.</param>
/// <param name="isTaken">Whether a name belongs to somebody else than the owner of these redirects and of the document at this address.</param>
internal sealed class ClientDocumentReader(
    IReadOnlyCollection<string> appSchemes, ICollection<string> privateHosts, Func<string, IReadOnlyCollection<string>, string?, bool> isTaken)
{
    /// <summary>Of redirects, and of each other list.</summary>
    public const int MaxListLength = 50;

    /// <summary>The fault of a document without a redirect that a client could have here.</summary>
    public const string NoRedirect = "it has no redirect_uris that are accepted here.";

    /// <summary>How a client without a secret authenticates (RFC 7591, section 2): not at all, but for PKCE.</summary>
    private const string Public = "none";

    private const string AuthorizationCode = "authorization_code";
    private const string Code = "code";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Default) { MaxDepth = 16, AllowDuplicateProperties = false };

    public DocumentResult<ClientDocument> Read(Uri url, ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientDocumentJson>(body.Span, Strict) is { } metadata
                ? Read(url, metadata)
                : Unusable("it is not a JSON object.");
        }
        catch (JsonException)
        {
            return Unusable("it is not a JSON object with client metadata (RFC 7591, section 2).");
        }
    }

    private DocumentResult<ClientDocument> Read(Uri url, ClientDocumentJson metadata)
    {
        if (metadata.ClientId != url.AbsoluteUri)
            return Unusable("its client_id is not its own address.");
        if (metadata.ClientSecret is not null)
            return Unusable("it has a client_secret, which everybody could read.");
        if (Lists(metadata).Any(list => list?.Count > MaxListLength))
            return Unusable($"it has a list with more than {MaxListLength} entries.");
        if (metadata.GrantTypes is { Count: > 0 } grants && !grants.Contains(AuthorizationCode))
            return Unusable("its grant_types are without authorization_code.");
        if (metadata.ResponseTypes is { Count: > 0 } responses && !responses.Contains(Code))
            return Unusable("its response_types are without code.");

        var methods = AuthenticationMethods(metadata).ToList();
        var (isPublic, hasKey) = (methods.Contains(Public), methods.Contains(ClientAssertions.Method));
        if (!isPublic && !hasKey)
            return Unusable($"it names no way of authentication that is accepted here: {Public}, {ClientAssertions.Method}.");

        Uri? keysUrl = null;
        if (hasKey && metadata.Keys.HasValue == metadata.KeysUrl is not null)
            return Unusable($"it names {ClientAssertions.Method} and has to have either jwks or jwks_uri.");
        if (hasKey && metadata.KeysUrl is { } address && !DocumentUrl.TryParse(address, privateHosts, out keysUrl))
            return Unusable("its jwks_uri is not an address that keys are fetched from.");

        // A redirect that no client could have here does not spoil the others.
        string[] redirects =
        [
            .. (metadata.RedirectUris ?? [])
                .Where(redirect => redirect is not null && RedirectRules.IsAcceptable(redirect, appSchemes, out _))
                .Distinct(),
        ];
        if (redirects.Length == 0)
            return Unusable(NoRedirect);

        return new(
            new ClientDocument
            {
                ClientId = metadata.ClientId,
                Name = NameOf(metadata, redirects) ?? url.IdnHost,
                RedirectUris = redirects,
                NeedsKey = !isPublic,
                Keys = hasKey && metadata.Keys is { } keys ? ClientKeys.Read(keys.GetRawText()) : null,
                KeysUrl = keysUrl,
            },
            Fault: null);
    }

    // What it names first and what it names as supported are both meant: clients in use list the one they can do without only there.
    private static IEnumerable<string> AuthenticationMethods(ClientDocumentJson metadata) =>
        string.IsNullOrEmpty(metadata.AuthenticationMethod) && metadata.AuthenticationMethods is not { Count: > 0 }
            ? [Public]
            : (metadata.AuthenticationMethods ?? []).Append(metadata.AuthenticationMethod ?? "");

    private static IEnumerable<IList<string>?> Lists(ClientDocumentJson metadata) =>
        [metadata.RedirectUris, metadata.GrantTypes, metadata.ResponseTypes, metadata.AuthenticationMethods];

    private string? NameOf(ClientDocumentJson metadata, string[] redirects) =>
        !string.IsNullOrWhiteSpace(metadata.Name) && ClaimedName.Clean(metadata.Name) is { Length: <= ClaimedName.MaximumLength } name
        && !isTaken(name, redirects, metadata.ClientId)
            ? name
            : null;

    private static DocumentResult<ClientDocument> Unusable(string fault) => new(null, fault);
}
