using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>An authorization request written as the one local address that repeats it.</summary>
internal static class InteractionUrl
{
    /// <summary>The request as it came, by GET or POST, without our own tickets.</summary>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellation) =>
        Write(request.HasFormContentType ? await request.ReadFormAsync(cancellation) : request.Query, name => !IsTicket(name));

    /// <summary>The same for an address that may carry tickets.</summary>
    public static string WithoutTickets(string url) => Write(QueryHelpers.ParseQuery(Query(url)), name => !IsTicket(name));

    /// <summary>The address with this ticket in place of any other of its name.</summary>
    public static string With(string url, string ticketName, string ticket) => QueryHelpers.AddQueryString(
        Write(QueryHelpers.ParseQuery(Query(url)), name => name != ticketName), ticketName, ticket);

    public static string Query(string url) => url.IndexOf('?', StringComparison.Ordinal) is var start and >= 0 ? url[start..] : "";

    private static string Write(IEnumerable<KeyValuePair<string, StringValues>> parameters, Func<string, bool> keep) =>
        Paths.Authorize + QueryString.Create(parameters.Where(parameter => keep(parameter.Key)));

    private static bool IsTicket(string name) => name is InteractionTickets.DecisionParameter or InteractionTickets.SignInParameter;
}
