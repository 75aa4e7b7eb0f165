using System.Threading.Channels;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Sheets;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Pages;

/// <summary>Shows a run while it happens.</summary>
internal sealed class RunPage(Run run, AgentRun demonstration) : IResult
{
    private int _steps;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var text = httpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var frame = new Page(typeof(FrameSheet), text["Try.Run.Title"], new() { [nameof(FrameSheet.Prompt)] = run.Choice.Prompt }) { Home = Paths.Front };
        await using var page = await LivePage.BeginAsync(httpContext, frame);
        foreach (var step in run.Steps)
            await ShowAsync(page, new LiveEvent.Done(step));

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var events = Channel.CreateUnbounded<LiveEvent>(new UnboundedChannelOptions { SingleReader = true });
        var running = demonstration.RunAsync(run, events.Writer, gone.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(httpContext.RequestAborted))
                await ShowAsync(page, happened);
            await page.EndAsync();
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The visitor has gone away; the access is given back all the same.
        }
        finally
        {
            await gone.CancelAsync();
            await running;
        }
    }

    private Task ShowAsync(LivePage page, LiveEvent happened) => happened switch
    {
        LiveEvent.Done { Step: var step } => page.ShowAsync<StepEntry>(new() { [nameof(StepEntry.Step)] = step, [nameof(StepEntry.Number)] = ++_steps }),
        LiveEvent.Found found => page.ShowAsync<FactsEntry>(new() { [nameof(FactsEntry.Found)] = found }),
        LiveEvent.NotAllowed refused => page.ShowAsync<NotAllowedEntry>(new() { [nameof(NotAllowedEntry.Refused)] = refused }),
        LiveEvent.Noted { Kind: var kind, Detail: var detail } => page.ShowAsync<NoticeEntry>(new() { [nameof(NoticeEntry.Kind)] = kind, [nameof(NoticeEntry.Detail)] = detail }),
        LiveEvent.Stopped { Kind: var kind, Detail: var detail } => page.ShowAsync<StoppedEntry>(new() { [nameof(StoppedEntry.Kind)] = kind, [nameof(StoppedEntry.Detail)] = detail }),
        LiveEvent.Written { Words: var words } => page.WriteAsync(words),
        _ => throw new InvalidOperationException($"A page cannot show {happened}."),
    };
}
