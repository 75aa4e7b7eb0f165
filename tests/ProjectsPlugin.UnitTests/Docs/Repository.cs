namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string At(string path) => Path.Combine(Root, path);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"No ProjectsPlugin.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder.FullName, "ProjectsPlugin.sln")) ? folder.FullName
        : Find(folder.Parent);
}
