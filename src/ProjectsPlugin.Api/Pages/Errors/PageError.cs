using ProjectsPlugin.Api.Problems;

namespace ProjectsPlugin.Api.Pages.Errors;

/// <summary>What a person could not get, as the answer to the request.</summary>
/// <param name="Kind">Which texts say what went wrong and what to do: the keys <c>Error.{Kind}.Title</c>, <c>.What</c> and <c>.Turn</c>.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record PageError(string Kind, int Status) : IResult
{
    public static PageError NoProject { get; } = new("NoProject", StatusCodes.Status404NotFound);

    public static PageError NoPerson { get; } = new("NoPerson", StatusCodes.Status404NotFound);

    /// <summary>Nobody has loaded the company's facts yet.</summary>
    public static PageError NoCompany { get; } = new("NoCompany", StatusCodes.Status404NotFound);

    /// <summary>The identity server sent the person back without a sign-in.</summary>
    public static PageError SignInRefused { get; } = new("SignInRefused", StatusCodes.Status403Forbidden);

    /// <summary>The sign-in is over, or was begun by another browser, or this one keeps no cookies.</summary>
    public static PageError SignInStale { get; } = new("SignInStale", StatusCodes.Status400BadRequest);

    /// <summary>The person came by another name of this computer, at which no sign-in ends.</summary>
    public static PageError OtherName { get; } = new("OtherName", StatusCodes.Status400BadRequest);

    /// <summary>There is nothing at the address, and it is not below <see cref="Contracts.Paths.Browse"/>.</summary>
    public static PageError Nowhere { get; } = new("Nowhere", StatusCodes.Status404NotFound);

    public static PageError Unavailable { get; } = new("Unavailable", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The address of the page of ours on which to try again; null if there is no such page, or trying again is pointless.</summary>
    public string? Again { get; init; }

    /// <summary>What the request failed with, whoever noticed it.</summary>
    internal static PageError Of(HttpContext context) => context.Features.Get<PageError>() ?? Of(context.Response.StatusCode);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(this);
        return Problem.WriteAsync(httpContext, Status);
    }

    private static PageError Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("NotFound", status),
        StatusCodes.Status429TooManyRequests => new("TooMany", status),
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        >= 500 => new("Failure", status),
        _ => new("Refused", status),
    };
}
