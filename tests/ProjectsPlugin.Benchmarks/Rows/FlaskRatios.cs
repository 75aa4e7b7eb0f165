using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Peers;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What the API answers, beside what a small Flask application answers that does the same, or nothing of it.</summary>
internal static class FlaskRatios
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(600);

    public static async Task MeasureAsync(Run run)
    {
        const string Project = "/projects/3";
        var (installation, figures) = (run.Installation, run.Figures);
        if (await FlaskPeer.FindPythonAsync() is not { } python)
        {
            figures.Skip("calls ÷ those of Flask", "no Python has all of python3-flask, python3-authlib, gunicorn and python3-psycopg2");
            return;
        }

        var log = Path.Combine(run.Folder, "flask.log");
        await using var flask = await FlaskPeer.StartAsync(python, FlaskPeer.Checked, installation, log);
        await using var inMemory = await FlaskPeer.StartAsync(python, FlaskPeer.InMemory, installation, log);
        var token = (await new Assistant(installation).SignInToAllAsync()).Access;
        await Assistant.GetProjectByMcpAsync(installation.Api, token);

        var calls = await Comparison.MeasureAsync(
            turns: 11,
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(installation.Api, Project, token)),
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetProjectByMcpAsync(installation.Api, token)),
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(flask, Project, token)),
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(inMemory, Project, accessToken: null)));
        string Ratio(int first, int second) => $"{calls.Ratio(first, second):0.00} ({calls.Of(first):0} ÷ {calls.Of(second):0} a second)";

        figures.Add("`GET /projects/3` with a token ÷ the same of a Flask that checks the token and asks the database", Ratio(0, 2), "≥ 4.5");
        figures.Add("`GET /projects/3` with a token ÷ that of a Flask that does neither and answers from memory", Ratio(0, 3), "≥ 1.1");
        figures.Add("MCP `tools/call` of `get_project` ÷ that Flask with token and database", Ratio(1, 2), "≥ 3");
    }
}
