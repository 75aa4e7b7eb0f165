using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProjectsPlugin.Api.Paging;

/// <summary>The controllers and what they share.</summary>
internal static class ControllerSetup
{
    public static void AddRestControllers(this IServiceCollection services)
    {
        services.AddSingleton<ResponseSizeLimiter>();
        services.AddSingleton<PagedResults>();
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<IdConstraint>(IdConstraint.Name));
        services
            .AddControllers(mvc =>
            {
                mvc.Filters.Add<RepeatedParameters>(RepeatedParameters.Order);
                mvc.ModelBinderProviders.Insert(0, new WholeNumberBinder());
                mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor(
                    (value, name) => $"{JsonNamingPolicy.CamelCase.ConvertName(name)} must be a whole number, not '{value}'.");
                mvc.SuppressAsyncSuffixInActionNames = false;
            })
            .AddJsonOptions(json => json.JsonSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }
}
