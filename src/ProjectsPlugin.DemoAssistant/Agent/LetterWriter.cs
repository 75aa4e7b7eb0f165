using System.Threading.Channels;
using Microsoft.Extensions.AI;
using ProjectsPlugin.DemoAssistant.Protocol;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Agent;

/// <summary>Lets the model choose the tools and write, within a budget.</summary>
internal sealed class LetterWriter(ModelClient model, ILogger<LetterWriter> log)
{
    private const int MaxTokens = 4_000;

    /// <summary>In UTF-16 units, for endpoints that do not count tokens.</summary>
    private const int MaxCharacters = 20_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>Writes to the page.</summary>
    /// <returns>Whether the model came to an end; if not, the page says why.</returns>
    public async Task<bool> TryWriteAsync(string prompt, McpToolSession tools, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Timeout);
        page.TryWrite(new RunEvent.Noted("Model", model.Name));
        try
        {
            var length = await WriteAsync(prompt, tools, page, end.Token);
            if (length == 0)
                throw new RunStoppedException("ModelSilent");
            if (length > MaxCharacters)
                page.TryWrite(new RunEvent.Noted("Long"));
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            var why = fault as RunStoppedException ?? ModelError.Of(fault);
            Log.ModelFailed(log, why.Kind, fault.GetType().Name);
            page.TryWrite(new RunEvent.Stopped(why.Kind, why.Detail));
            return false;
        }
    }

    private async Task<int> WriteAsync(string prompt, McpToolSession tools, ChannelWriter<RunEvent> page, CancellationToken cancellation)
    {
        List<ChatMessage> messages = [new(ChatRole.System, $"{SystemPrompt.Text}\n\n{tools.Instructions}"), new(ChatRole.User, prompt)];
        var options = new ChatOptions
        {
            MaxOutputTokens = MaxTokens,
            // Whatever else the server may come to offer, a model that strangers' texts talk to only reads.
            Tools = [.. tools.Tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint is true).Select(tool => new ModelTool(tool, tools))],
        };

        var length = 0;
        await foreach (var update in model.Client.GetStreamingResponseAsync(messages, options, cancellation))
        {
            if (update.Text is not { Length: > 0 } words)
                continue;
            length += words.Length;
            page.TryWrite(new RunEvent.Written(words));
            if (length > MaxCharacters)
                break;
        }

        return length;
    }
}
