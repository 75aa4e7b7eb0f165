using System.Threading.Channels;
using ProjectsPlugin.Api.Try.Choices;
using ProjectsPlugin.Api.Try.Model;
using ProjectsPlugin.Api.Try.Pages;
using ProjectsPlugin.Api.Try.Protocol;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Runs;

/// <summary>The second half of a run: exchanges the code, calls the tools, lets the model write, and gives the access back.</summary>
internal sealed class AgentRun(RecordingHttpClientFactory telephone, Tokens tokens, LetterWriter writer, PublicUrl publicUrl, ILogger<AgentRun> log)
{
    /// <summary>Runs to the end, whatever happens, and closes <paramref name="page"/>.</summary>
    /// <param name="run">With its code.</param>
    /// <param name="page">Takes what happens.</param>
    /// <param name="cancellation">The visitor has gone away.</param>
    public async Task RunAsync(Run run, ChannelWriter<LiveEvent> page, CancellationToken cancellation)
    {
        var steps = run.Steps.Count;
        using var line = new Line(telephone, SecretsOf(run), step =>
        {
            steps++;
            page.TryWrite(new LiveEvent.Done(step));
        });
        try
        {
            await RunAsync(line, run, page, cancellation);
            Log.Finished(log, steps);
        }
        catch (StoppedException why)
        {
            Log.Stopped(log, why.Kind);
            page.TryWrite(new LiveEvent.Stopped(why.Kind, why.Detail));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Log.Stopped(log, "Left");
        }
        catch (Exception fault)
        {
            Log.Broke(log, fault);
            page.TryWrite(new LiveEvent.Stopped("Broken", ""));
        }
        finally
        {
            page.Complete();
        }
    }

    private async Task RunAsync(Line line, Run run, ChannelWriter<LiveEvent> page, CancellationToken cancellation)
    {
        var (token, scope) = await tokens.ExchangeAsync(line, run, cancellation);
        try
        {
            var missing = run.Choice.Scope.Split(' ').Except(scope.Split(' ')).ToList();
            if (missing.Count > 0)
                page.TryWrite(new LiveEvent.Noted("Fewer", string.Join(", ", missing)));

            await using var tools = await McpToolSession.OpenAsync(line, publicUrl, token, cancellation);
            if (run.Choice.Prompt is not { } prompt)
                await CallAllAsync(tools, run.Choice.Calls, page, cancellation);
            else if (!await writer.TryWriteAsync(prompt, tools, page, cancellation))
                await ShowFactsAsync(tools, run.Choice.Calls, page, cancellation);
        }
        finally
        {
            page.TryWrite(new LiveEvent.Noted(await Tokens.RevokeAsync(line, run, token) ? "Ended" : "NotEnded"));
        }
    }

    /// <summary>What the model had before it failed; if that was nothing, what it would have needed.</summary>
    private static async Task ShowFactsAsync(McpToolSession tools, IReadOnlyList<PlannedCall> calls, ChannelWriter<LiveEvent> page, CancellationToken cancellation)
    {
        foreach (var found in tools.Found)
            page.TryWrite(found);
        if (tools.Found.Count == 0)
            await CallAllAsync(tools, calls, page, cancellation);
    }

    private static async Task CallAllAsync(McpToolSession tools, IReadOnlyList<PlannedCall> calls, ChannelWriter<LiveEvent> page, CancellationToken cancellation)
    {
        foreach (var call in calls)
        {
            var arguments = new Dictionary<string, object?>();
            if (call.Query is not null)
                arguments["query"] = call.Query;
            page.TryWrite(await tools.CallAsync(call.Tool, arguments, cancellation));
        }
    }

    private static Secrets SecretsOf(Run run)
    {
        var secrets = new Secrets();
        secrets.Add(run.Code);
        secrets.Add(run.State);
        secrets.Add(run.Verifier);
        return secrets;
    }
}
