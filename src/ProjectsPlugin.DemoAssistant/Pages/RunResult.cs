using System.Threading.Channels;
using ProjectsPlugin.DemoAssistant.Agent;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Pages;

/// <summary>Lets a run go on, and shows it while it happens.</summary>
internal sealed class RunResult(Run run, AgentRun agent) : IResult
{
    private readonly Receipt _receipt = new();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var page = await StreamedPage.BeginAsync<RunPage>(httpContext, new() { [nameof(RunPage.Prompt)] = run.Task.Prompt });
        foreach (var step in run.Steps)
            await ShowAsync(page, new RunEvent.Done(step));

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
        var running = agent.RunAsync(run, events.Writer, gone.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(httpContext.RequestAborted))
                await ShowAsync(page, happened);
            await page.ShowAsync<ReceiptEntry>(new() { [nameof(ReceiptEntry.Receipt)] = _receipt });
            await page.EndAsync();
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The visitor has gone away; the access is revoked all the same.
        }
        finally
        {
            await gone.CancelAsync();
            await running;
        }
    }

    private Task ShowAsync(StreamedPage page, RunEvent happened) => happened switch
    {
        RunEvent.Done { Step: var step } => ShowStepAsync(page, step),
        RunEvent.Found found => page.ShowAsync<FactsEntry>(new() { [nameof(FactsEntry.Found)] = found }),
        RunEvent.NotAllowed refused => page.ShowAsync<NotAllowedEntry>(new() { [nameof(NotAllowedEntry.Refused)] = refused }),
        RunEvent.Drafted { Letter: var letter } => page.ShowAsync<DraftEntry>(new() { [nameof(DraftEntry.Letter)] = letter }),
        RunEvent.AccessRevoked { IsEnded: var isEnded } => LeaveAsync(page, isEnded),
        RunEvent.Noted { Kind: var kind, Detail: var detail } =>
            page.ShowAsync<NoticeEntry>(new() { [nameof(NoticeEntry.Kind)] = kind, [nameof(NoticeEntry.Detail)] = detail }),
        RunEvent.Stopped { Kind: var kind, Detail: var detail } =>
            page.ShowAsync<StoppedEntry>(new() { [nameof(StoppedEntry.Kind)] = kind, [nameof(StoppedEntry.Detail)] = detail }),
        RunEvent.Written { Words: var words } => page.WriteAsync(words),
        _ => throw new InvalidOperationException($"A page cannot show {happened}."),
    };

    private async Task ShowStepAsync(StreamedPage page, Step step)
    {
        if (_receipt.Add(step))
            await page.ShowAsync<GroupEntry>(new() { [nameof(GroupEntry.Group)] = StepKind.Group(step.Kind) });
        await page.ShowAsync<StepEntry>(new() { [nameof(StepEntry.Step)] = step, [nameof(StepEntry.Number)] = _receipt.Count });
    }

    private async Task LeaveAsync(StreamedPage page, bool isEnded)
    {
        _receipt.IsAccessEnded = isEnded;
        if (!isEnded)
            await ShowAsync(page, new RunEvent.Noted("NotEnded"));
    }
}
