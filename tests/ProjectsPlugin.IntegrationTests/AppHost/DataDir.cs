namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>A <c>DATA_DIR</c> for one test, below a folder that PostgreSQL's account can pass.</summary>
internal sealed class DataDir : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DataDir(bool closedToOthers = false)
    {
        Parent = Directory.CreateTempSubdirectory("projects-plugin-apphost-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Parent, closedToOthers ? Owner : Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Parent { get; }

    public string Path => System.IO.Path.Combine(Parent, "data");

    public void Dispose() => Directory.Delete(Parent, recursive: true);
}
