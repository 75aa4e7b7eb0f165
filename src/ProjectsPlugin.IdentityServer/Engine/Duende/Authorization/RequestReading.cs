using System.Collections.Specialized;
using ProjectsPlugin.IdentityServer.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Which audience and which scopes an authorization request asks for, and so what Duende gets to read.</summary>
internal sealed class RequestReading(IKnownClients clients, Resources resources, AuthorizationInCourse course)
{
    public const string Resource = "resource";
    public const string Scope = "scope";

    // To Duende there is one audience, so that none of its licensed features is asked for; our token says which. It marks what a page has
    // answered by two of these, which anybody could send; and the API takes no token that is bound to a key.
    private static readonly string[] Unread = [Resource, "suppressed_prompt", "suppressed_max_age", "dpop_jkt"];

    public static string[] Split(string? scope) => scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>RFC 8707, section 2, and RFC 6749, section 3.3: why the audience or the scopes cannot be had; null if they can.</summary>
    public async Task<(string Error, string Description)?> FaultAsync(NameValueCollection parameters, CancellationToken cancellation)
    {
        if (!resources.TryRead(parameters.GetValues(Resource) ?? [], out var audience))
            return ("invalid_target", Resources.Refusal);

        course.Audience = audience ?? resources.Default;
        return await clients.FindAsync(parameters["client_id"]!, cancellation) is { } client && !MayAsk(client, Asked(client, parameters))
            ? ("invalid_request", "The client is not allowed to use the scope.")
            : null;
    }

    /// <summary>The request without what Duende is not to read, and with the client's default scopes if it names none.</summary>
    public async Task<NameValueCollection> ReadAsync(NameValueCollection parameters, CancellationToken cancellation)
    {
        // A client that gets no refresh token makes people sign in again every few minutes, so each gets one, asked for or not.
        var client = await clients.FindAsync(parameters["client_id"]!, cancellation);
        var scopes = client is { Refreshes: true } ? Asked(client, parameters).Append(Scopes.OfflineAccess).Distinct() : Asked(client, parameters);

        var read = new NameValueCollection(parameters) { [Scope] = string.Join(' ', scopes) };
        foreach (var name in Unread)
            read.Remove(name);
        return read;
    }

    private static IReadOnlyList<string> Asked(KnownClient? client, NameValueCollection parameters) =>
        Split(parameters[Scope]) is { Length: > 0 } named ? named : client?.DefaultScopes ?? Scopes.Data;

    private static bool MayAsk(KnownClient client, IReadOnlyList<string> scopes) =>
        !(client.IsFirstParty && scopes.Intersect(Scopes.Data).Any()) && (client.Refreshes || !scopes.Contains(Scopes.OfflineAccess));
}
