using System.Globalization;

namespace ProjectsPlugin.AppHost.Processes;

/// <summary>
/// A log file to which each start appends. Every line begins with its time, in UTC. A file that is full becomes <c>NAME.1.log</c>, and
/// the oldest of <see cref="Kept"/> is removed, so that a laptop's disk does not fill up.
/// </summary>
public sealed class RotatingLog : IDisposable
{
    public const int Kept = 5;

    private const long DefaultBytes = 10 * 1024 * 1024;

    private readonly string _folder;
    private readonly string _name;
    private readonly long _mostBytes;
    private readonly Lock _lock = new();
    private StreamWriter? _writer;
    private bool _isDisposed;

    /// <param name="folder">Where the files are.</param>
    /// <param name="name">Their name, without the ending <c>.log</c>.</param>
    /// <param name="mostBytes">When a file counts as full: 10 MB if not given.</param>
    public RotatingLog(string folder, string name, long mostBytes = DefaultBytes)
    {
        (_folder, _name, _mostBytes) = (folder, name, mostBytes);
        _writer = Open();
    }

    /// <summary>The file that is written at the moment.</summary>
    public string FilePath => PathOf(0);

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;

            try
            {
                if (_writer?.BaseStream.Length >= _mostBytes)
                    Rotate();
                _writer ??= Open();
                _writer.WriteLine($"{DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)} {line}");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // A disk that is full costs lines, not what runs; the next line tries anew.
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _writer?.Dispose();
        }
    }

    private void Rotate()
    {
        _writer?.Dispose();
        _writer = null;
        for (var number = Kept - 2; number >= 0; number--)
        {
            if (File.Exists(PathOf(number)))
                File.Move(PathOf(number), PathOf(number + 1), overwrite: true);
        }
    }

    private string PathOf(int number) => Path.Combine(_folder, number == 0 ? $"{_name}.log" : $"{_name}.{number}.log");

    private StreamWriter Open() =>
        new(new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
}
