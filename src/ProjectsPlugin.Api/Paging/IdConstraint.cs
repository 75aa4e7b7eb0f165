using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Paging;

/// <summary>The route constraint <c>id</c>: a whole number from 1, as clients spell it.</summary>
internal sealed class IdConstraint : IRouteConstraint
{
    public const string Name = "id";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string text && LenientValue.Whole(text) > 0;
}
