using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Turns rows into an answer that is not too long and says how to go on.</summary>
public sealed class PagedResults(ResponseSizeLimiter size, PublicUrl publicUrl)
{
    /// <summary>Best matches: what does not fit is left out, as a search has no next page.</summary>
    public ActionResult<IReadOnlyList<T>> Matches<T>(IReadOnlyList<T> rows) => size.Take(rows, rows.Count);

    /// <summary>A page of a list.</summary>
    /// <param name="rows">The page's rows and one more, if there is one.</param>
    /// <param name="page">What was asked for.</param>
    /// <param name="response">Gets the <c>Link</c> to the next page (RFC 8288), if there is one.</param>
    public ActionResult<IReadOnlyList<T>> Page<T>(IReadOnlyList<T> rows, PageQuery page, HttpResponse response)
        where T : IRecord
    {
        var taken = size.Take(rows, page.Size);
        if (taken.Length < rows.Count)
            response.Headers[HeaderNames.Link] = Next(response.HttpContext.Request.Path, taken[^1].Id, page.Size);
        return taken;
    }

    private string Next(PathString path, int after, int limit) => string.Create(
        CultureInfo.InvariantCulture, $"<{publicUrl.At(path)}?after={after}&limit={limit}>; rel=\"next\"");
}
