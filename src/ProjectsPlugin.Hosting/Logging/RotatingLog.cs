using System.Globalization;
using System.Text;

namespace ProjectsPlugin.Hosting.Logging;

/// <summary>
/// A log file to which each start appends, and each process that has something to say. A file that is full becomes <c>NAME.1.log</c>, and
/// the oldest of <see cref="Kept"/> is removed, so that a laptop's disk does not fill up.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="name">Their name, without the ending <c>.log</c>.</param>
/// <param name="mostBytes">When a file counts as full.</param>
public sealed class RotatingLog(string folder, string name, long mostBytes = RotatingLog.DefaultBytes)
{
    public const int Kept = 5;

    private const long DefaultBytes = 10 * 1024 * 1024;

    private readonly Lock _lock = new();

    /// <summary>The file that is written at the moment.</summary>
    public string FilePath => PathOf(0);

    /// <summary>Adds a line, with the time in front of it, in UTC.</summary>
    public void Add(string line) => Append(new StringBuilder().AppendLine(
        CultureInfo.InvariantCulture, $"{DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)} {line}"));

    /// <param name="lines">Whole lines, with their times and ends.</param>
    public void Append(StringBuilder lines)
    {
        lock (_lock)
        {
            try
            {
                if (new FileInfo(FilePath) is { Exists: true } file && file.Length >= mostBytes)
                    Rotate();
                // Opened for each batch, so that two processes find the end where the other has left it.
                using var writer = new StreamWriter(
                    new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
                writer.Write(lines);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // A disk that is full costs lines, not what runs; the next ones try anew.
            }
        }
    }

    private void Rotate()
    {
        for (var number = Kept - 2; number >= 0; number--)
        {
            if (File.Exists(PathOf(number)))
                File.Move(PathOf(number), PathOf(number + 1), overwrite: true);
        }
    }

    private string PathOf(int number) => Path.Combine(folder, number == 0 ? $"{name}.log" : $"{name}.{number}.log");
}
