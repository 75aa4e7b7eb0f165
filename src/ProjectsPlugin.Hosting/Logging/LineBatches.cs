using System.Text;

namespace ProjectsPlugin.Hosting.Logging;

/// <summary>Collects lines and writes those of <see cref="Delay"/> together, in their order. None is dropped: whoever adds one too many writes all.</summary>
public sealed class LineBatches : IDisposable
{
    /// <summary>How much later than it was added a line is written at most, and how many a crash may lose.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    private const int MaxCharacters = 256 * 1024;

    private readonly Action<StringBuilder> _write;
    private readonly Timer _timer;
    private readonly Lock _adding = new();
    private readonly Lock _writing = new();
    private StringBuilder _waiting = new();
    private StringBuilder _taken = new();
    private bool _isDisposed;

    /// <param name="write">Writes the lines; never called by two at once.</param>
    public LineBatches(Action<StringBuilder> write)
    {
        _write = write;
        _timer = new Timer(_ => Flush());
    }

    /// <param name="lines">Whole lines, with their ends.</param>
    public void Add(StringBuilder lines)
    {
        bool isDue;
        lock (_adding)
        {
            if (_waiting.Length == 0 && !_isDisposed)
                _timer.Change(Delay, Timeout.InfiniteTimeSpan);
            _waiting.Append(lines);
            isDue = _isDisposed || _waiting.Length > MaxCharacters;
        }

        if (isDue)
            Flush();
    }

    /// <summary>Writes what was added so far.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            lock (_adding)
                (_waiting, _taken) = (_taken, _waiting);
            if (_taken.Length > 0)
                _write(_taken);
            _taken.Clear();
        }
    }

    /// <summary>Writes what was added so far; what is added afterwards is written at once.</summary>
    public void Dispose()
    {
        lock (_adding)
        {
            _isDisposed = true;
            _timer.Dispose();
        }

        Flush();
    }
}
