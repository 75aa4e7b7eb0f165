using System.Collections.Specialized;
using ProjectsPlugin.IdentityServer.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Which audience and which scopes an authorization request asks for, and so what Duende gets to read.</summary>
internal sealed class RequestReading(IKnownClients clients, Resources resources, RequestedScopes requested, AuthorizationInCourse course)
{
    public const string Resource = "resource";
    public const string Scope = "scope";

    // To Duende there is one audience, so that none of its licensed features is asked for; our token says which. It marks what a page has
    // answered by two of these, which anybody could send; and the API takes no token that is bound to a key.
    private static readonly string[] Unread = [Resource, "suppressed_prompt", "suppressed_max_age", "dpop_jkt", KnownParameters.Audience];

    /// <summary>RFC 8707, section 2, and RFC 6749, section 3.3: why the audience or the scopes cannot be had; null if they can.</summary>
    public async Task<(string Error, string Description)?> FaultAsync(NameValueCollection parameters, CancellationToken cancellation)
    {
        if (!resources.TryRead(parameters.GetValues(Resource) ?? [], out var named))
            return ("invalid_target", Resources.Refusal);

        course.Audiences = resources.Granted(named);
        return await clients.FindAsync(parameters["client_id"]!, cancellation) is not { } client ? null
            : AskedScopes.FaultOf(Asked(client, parameters)) is { } fault ? ("invalid_scope", fault)
            : !MayAsk(client, Asked(client, parameters)) ? ("invalid_request", "The client is not allowed to use the scope.")
            : null;
    }

    /// <summary>The request without what Duende is not to read, and with the client's default scopes if it names none.</summary>
    public async Task<NameValueCollection> ReadAsync(NameValueCollection parameters, CancellationToken cancellation)
    {
        // A client that gets no refresh token makes people sign in again every few minutes, so each gets one, asked for or not.
        var client = await clients.FindAsync(parameters["client_id"]!, cancellation);
        var asked = client is null ? RequestedScopes.Split(parameters[Scope]) : Asked(client, parameters);
        var scopes = client is { Refreshes: true } ? asked.Append(Scopes.OfflineAccess).Distinct() : asked;

        var read = new NameValueCollection(parameters) { [Scope] = string.Join(' ', scopes) };
        foreach (var name in Unread)
            read.Remove(name);
        return read;
    }

    private IReadOnlyList<string> Asked(KnownClient client, NameValueCollection parameters) =>
        requested.Of(client, parameters[Scope], parameters.GetValues(Resource) ?? []);

    private static bool MayAsk(KnownClient client, IReadOnlyList<string> scopes) =>
        !(client.IsFirstParty && scopes.Intersect(Scopes.Data).Any()) && (client.Refreshes || !scopes.Contains(Scopes.OfflineAccess));
}
