using System.Globalization;
using System.Text.Json;
using ProjectsPlugin.Hosting.Logging;

namespace ProjectsPlugin.AppHost.Hosts;

/// <summary>
/// Takes what a host says: warnings and errors in one line each to the console, which has to be synchronised, and into the host's log what is no log
/// entry. The entries are there already: the host writes them itself, and says here only those that are worth a look.
/// </summary>
internal sealed class HostLog(string name, string folder, TextWriter console)
{
    // What it logs is also thrown, and so comes by standard error.
    private const string RepeatsWhatIsThrown = "Microsoft.Extensions.Hosting.Internal.Host";

    private readonly RotatingLog _file = new(folder, name);

    public string FilePath => _file.FilePath;

    /// <summary>A line of standard output: a warning or worse as JSON, or plain text.</summary>
    public void Output(string line)
    {
        if (Read(line) is not { } entry)
            Keep(line);
        else if (entry.Category is not RepeatsWhatIsThrown)
            Tell($"{entry.Level.ToUpperInvariant()}: {entry.Text}");
    }

    /// <summary>A line of standard error, where a host says why it cannot start.</summary>
    public void Error(string line)
    {
        Keep(line);
        // The frames of a stack trace are for the file.
        if (line.Length > 0 && !line.StartsWith("   at ", StringComparison.Ordinal))
            Tell(line);
    }

    private void Keep(string line) => _file.Add(line);

    private void Tell(string text) => console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} [{name}] {text}");

    private static (string Level, string Category, string Text)? Read(string line)
    {
        if (!line.StartsWith('{'))
            return null;

        try
        {
            using var entry = JsonDocument.Parse(line);
            var exception = Text(entry, "Exception")?.Split('\n')[0].Trim();
            return (Text(entry, "LogLevel") ?? "", Text(entry, "Category") ?? "", $"{Text(entry, "Message")}{(exception is null ? "" : $" ({exception})")}");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument entry, string name) =>
        entry.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
}
