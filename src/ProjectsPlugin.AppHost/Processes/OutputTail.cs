namespace ProjectsPlugin.AppHost.Processes;

/// <summary>The last lines that a program wrote, for the message that says why it ended.</summary>
public sealed class OutputTail(int length = 20)
{
    private readonly Queue<string> _lines = new(length);

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == length)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    public override string ToString()
    {
        lock (_lines)
            return string.Join(Environment.NewLine, _lines);
    }
}
