using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>An authorization request written as the one local address that repeats it.</summary>
internal static class InteractionUrl
{
    /// <summary>The query parameter that carries a whole request, written shorter.</summary>
    private const string RequestParameter = "interaction_request";

    /// <summary>A longer address is written shorter: in the address of a page it would be encoded again, and proxies and hosts read only so much.</summary>
    private const int Readable = 2000;

    /// <summary>The request as it came, by GET or POST, without our own tickets.</summary>
    public static string Of(RequestParameters request) => Write(request.All, name => !IsOurs(name));

    /// <summary>The same for an address that may carry tickets.</summary>
    public static string WithoutTickets(string url) => Write(Read(url), name => !IsOurs(name));

    /// <summary>The address with this ticket in place of any other of its name.</summary>
    public static string With(string url, string ticketName, string ticket) =>
        QueryHelpers.AddQueryString(Write(Read(url), name => name != ticketName), ticketName, ticket);

    /// <summary>The same request in an address that fits into the address of a page, whatever strangers wrote into it.</summary>
    public static string Shorten(string url)
    {
        if (WithoutTickets(url) is var whole && whole.Length <= Readable)
            return Write(Read(url), name => name != RequestParameter);

        var tickets = Read(url).Where(parameter => IsOurs(parameter.Key) && parameter.Key != RequestParameter);
        return Write([new(RequestParameter, CompressedQuery.Pack(Query(whole))), .. tickets], _ => true);
    }

    /// <summary>The request of an address that may have been shortened.</summary>
    public static string Expand(string url)
    {
        var parameters = Read(url);
        return parameters.TryGetValue(RequestParameter, out var packed)
            ? Write([.. QueryHelpers.ParseQuery(CompressedQuery.Unpack(packed.ToString())), .. parameters], name => name != RequestParameter)
            : url;
    }

    /// <summary>Lets whatever reads authorization requests see those in full that come back from a page in a shortened address.</summary>
    public static void UseInteractionUrls(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Query.ContainsKey(RequestParameter))
            context.Request.QueryString = new QueryString(Query(Expand(Paths.Authorize + context.Request.QueryString)));
        return next(context);
    });

    public static string Query(string url) => url.IndexOf('?', StringComparison.Ordinal) is var start and >= 0 ? url[start..] : "";

    private static Dictionary<string, StringValues> Read(string url) => QueryHelpers.ParseQuery(Query(url));

    private static string Write(IEnumerable<KeyValuePair<string, StringValues>> parameters, Func<string, bool> keep) =>
        Paths.Authorize + QueryString.Create(parameters.Where(parameter => keep(parameter.Key)));

    private static bool IsOurs(string name) => name is InteractionTickets.DecisionParameter or InteractionTickets.SignInParameter or RequestParameter;
}
