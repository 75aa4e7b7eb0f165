using System.Threading.Channels;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Protocol;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.DemoAssistant.Agent;

/// <summary>The second half of a run: exchanges the code, calls the tools, lets the model write, and revokes the access.</summary>
internal sealed class AgentRun(RecordingHttpClientFactory clients, AccessTokenClient tokens, LetterWriter writer, PublicUrl publicUrl, ILogger<AgentRun> log)
{
    /// <summary>Runs to the end, whatever happens, and closes <paramref name="page"/>.</summary>
    /// <param name="run">With its code.</param>
    /// <param name="page">Takes what happens.</param>
    /// <param name="cancellation">The visitor has gone away.</param>
    public async Task RunAsync(Run run, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        var steps = run.Steps.Count;
        using var recording = new RecordingHttpClient(clients, RedactorOf(run), step =>
        {
            steps++;
            page.TryWrite(new RunEvent.Done(step));
        });
        try
        {
            await RunAsync(recording, run, page, cancellation);
            Log.Finished(log, steps);
        }
        catch (RunStoppedException why)
        {
            Log.Stopped(log, why.Kind);
            page.TryWrite(new RunEvent.Stopped(why.Kind, why.Detail));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Log.Stopped(log, "Left");
        }
        catch (Exception fault)
        {
            Log.Broke(log, fault);
            page.TryWrite(new RunEvent.Stopped("Broken", ""));
        }
        finally
        {
            page.Complete();
        }
    }

    private async Task RunAsync(RecordingHttpClient recording, Run run, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        var (token, scope) = await tokens.ExchangeAsync(recording, run, cancellation);
        try
        {
            var missing = run.Task.Scope.Split(' ').Except(scope.Split(' ')).ToList();
            if (missing.Count > 0)
                page.TryWrite(new RunEvent.Noted("Fewer", string.Join(", ", missing)));

            await using var tools = await McpToolSession.OpenAsync(recording, publicUrl, token, cancellation);
            if (run.Task.Prompt is not { } prompt)
                await ReadAsync(tools, run.Task, page, cancellation);
            else if (!await writer.TryWriteAsync(prompt, tools, page, cancellation))
                await ShowFactsAsync(tools, run.Task.Calls, page, cancellation);
        }
        finally
        {
            page.TryWrite(new RunEvent.AccessRevoked(await AccessTokenClient.RevokeAsync(recording, run, token)));
        }
    }

    private static async Task ReadAsync(McpToolSession tools, AssistantTask task, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        await CallAllAsync(tools, task.Calls, page, cancellation);
        if (task.IsLetter)
            page.TryWrite(new RunEvent.Drafted(DraftLetter.Of(tools.Found)));
    }

    /// <summary>What the model had before it failed; if that was nothing, what it would have needed.</summary>
    private static async Task ShowFactsAsync(
        McpToolSession tools, IReadOnlyList<PlannedCall> calls, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        foreach (var found in tools.Found)
            page.TryWrite(found);
        if (tools.Found.Count == 0)
            await CallAllAsync(tools, calls, page, cancellation);
    }

    private static async Task CallAllAsync(McpToolSession tools, IReadOnlyList<PlannedCall> calls, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        foreach (var call in calls)
        {
            var arguments = new Dictionary<string, object?>();
            if (call.Query is not null)
                arguments["query"] = call.Query;
            page.TryWrite(await tools.CallAsync(call.Tool, arguments, cancellation));
        }
    }

    private static SecretRedactor RedactorOf(Run run)
    {
        var redactor = new SecretRedactor();
        redactor.Add(run.Code);
        redactor.Add(run.State);
        redactor.Add(run.Verifier);
        return redactor;
    }
}
