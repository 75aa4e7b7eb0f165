namespace ProjectsPlugin.Api.Import;

/// <summary>What the host itself does with what was imported.</summary>
internal static class ImportSetup
{
    public static void AddImport(this IServiceCollection services) => services.AddHostedService<DirectoryNamesWriter>();
}
