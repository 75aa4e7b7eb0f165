using System.Text.Encodings.Web;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api;

/// <summary>The controllers and what they share.</summary>
internal static class DirectorySetup
{
    public static void AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<AnswerSize>();
        services.AddSingleton<Pages>();
        services
            .AddControllers(mvc =>
            {
                mvc.Filters.Add<RepeatedParameters>();
                mvc.SuppressAsyncSuffixInActionNames = false;
            })
            .AddJsonOptions(json => json.JsonSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }
}
