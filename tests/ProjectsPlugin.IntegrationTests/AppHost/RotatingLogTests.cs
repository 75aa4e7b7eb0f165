using System.Globalization;
using ProjectsPlugin.Hosting.Logging;

namespace ProjectsPlugin.IntegrationTests.AppHost;

internal sealed class RotatingLogTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_new_start_appends_and_every_line_has_its_time()
    {
        foreach (var line in (string[])["first", "{\"second\": 2}"])
        {
            var log = new RotatingLog(_folder, "api");
            log.Add(line);
        }

        Assert.That(
            File.ReadAllText(Path.Combine(_folder, "api.log")),
            Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z first\r?\n\d{4}-\d\d-\d\dT\S+Z {""second"": 2}\r?\n$"));
    }

    [Test]
    public void However_much_is_logged_only_the_newest_files_are_kept()
    {
        var log = new RotatingLog(_folder, "api", mostBytes: 1000);
        for (var line = 0; line < 1000; line++)
            log.Add($"line {line}");

        var kept = Enumerable.Range(1, RotatingLog.Kept - 1).Reverse().Select(number => $"api.{number}.log").Append("api.log")
            .SelectMany(file => ReadLines(file)).Select(line => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture)).ToList();
        var files = Directory.GetFiles(_folder).Order().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Select(Path.GetFileName), Is.EqualTo(new[] { "api.1.log", "api.2.log", "api.3.log", "api.4.log", "api.log" }));
            Assert.That(files.Select(file => new FileInfo(file).Length), Is.All.LessThan(1100));
            Assert.That(kept, Is.EqualTo(Enumerable.Range(1000 - kept.Count, kept.Count)), "the newest, in their order");
        }
    }

    [Test]
    public void Two_processes_can_say_something_in_turns()
    {
        RotatingLog host = new(_folder, "api"), parent = new(_folder, "api");
        foreach (var (log, line) in new[] { (host, "one"), (parent, "two"), (host, "three") })
            log.Add(line);

        Assert.That(ReadLines("api.log").Select(line => line.Split(' ')[^1]), Is.EqualTo((string[])["one", "two", "three"]));
    }

    private List<string> ReadLines(string file)
    {
        using var stream = new FileStream(Path.Combine(_folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)];
    }

    [Test]
    public void What_keeps_a_full_file_from_being_put_aside_costs_lines_only_while_it_lasts()
    {
        var obstacle = Directory.CreateDirectory(Path.Combine(_folder, "api.1.log", "full"));
        var log = new RotatingLog(_folder, "api", mostBytes: 10);
        log.Add("first");
        log.Add("lost");

        obstacle.Parent!.Delete(recursive: true);
        log.Add("later");
        log.Add("last");

        Assert.That(ReadLines("api.log"), Has.Count.EqualTo(1).And.All.EndsWith(" last"));
        Assert.That(ReadLines("api.1.log"), Has.Count.EqualTo(1).And.All.EndsWith(" later"));
        Assert.That(ReadLines("api.2.log"), Has.Count.EqualTo(1).And.All.EndsWith(" first"));
    }

    [Test]
    public void A_log_that_cannot_be_written_any_more_stops_nobody()
    {
        var log = new RotatingLog(Path.Combine(_folder, "gone"), "api");

        Assert.That(() => log.Add("late"), Throws.Nothing);
    }
}
