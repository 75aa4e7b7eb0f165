namespace ProjectsPlugin.AppHost.Settings;

/// <summary>The folder <c>DATA_DIR</c>, which one AppHost at a time uses.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream? _turn;

    private DataFolder(string path, FileStream? turn) => (Path, _turn) = (path, turn);

    public string Path { get; }

    /// <summary>False if another AppHost runs on this folder.</summary>
    public bool IsOurs => _turn is not null;

    public string Postgres => System.IO.Path.Combine(Path, "postgres");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Makes the folder if need be, and takes it unless another process has it. The operating system gives it back at any end.</summary>
    /// <exception cref="StartRefusedException">It cannot be made or written.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var folder = new DataFolder(path, TryTakeTurn(System.IO.Path.Combine(path, "apphost.lock")));
            Directory.CreateDirectory(folder.Logs);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"{AppHostSettings.DataDirSetting} is '{path}', which cannot be written: {failure.Message} Set it to a folder of yours.",
                failure);
        }
    }

    public void Dispose() => _turn?.Dispose();

    private static FileStream? TryTakeTurn(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
