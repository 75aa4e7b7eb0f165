using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Try.Sheets;

namespace ProjectsPlugin.Api.Try.Pages;

/// <summary>
/// A page that is sent as it comes to be, without a script. Its parts arrive in the order in which they happen and name a
/// slot of the frame, by which the browser puts them where they belong; one that does not know slots shows them as they came.
/// </summary>
internal sealed class LivePage : IAsyncDisposable
{
    /// <summary>Where the parts go.</summary>
    public const string Gap = "<i hidden></i>";

    private const string EndOfWriting = "</div>";

    private readonly HttpResponse _response;
    private readonly CancellationToken _cancellation;
    private readonly HtmlRenderer _renderer;
    private readonly string _end;
    private bool _isWriting;
    private char? _half;

    private LivePage(HttpContext http, string end)
    {
        (_response, _cancellation, _end) = (http.Response, http.RequestAborted, end);
        _renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>Sends everything above the parts.</summary>
    public static async Task<LivePage> BeginAsync(HttpContext http, Page frame)
    {
        var html = await frame.RenderAsync(http);
        // Asks nginx, and those that took its word for it, not to wait for the end.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var gap = html.IndexOf(Gap, StringComparison.Ordinal);
        var page = new LivePage(http, html[(gap + Gap.Length)..]);
        await page.SendAsync(html[..gap]);
        return page;
    }

    /// <summary>Sends a part.</summary>
    public async Task ShowAsync<TSheet>(Dictionary<string, object?> parameters)
        where TSheet : IComponent
    {
        var html = await _renderer.Dispatcher.InvokeAsync(async () => (await _renderer.RenderComponentAsync<TSheet>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        await SendAsync(Interrupt() + html);
    }

    /// <summary>Sends some more of a text, which is text and nothing else, whatever it looks like.</summary>
    public async Task WriteAsync(string words)
    {
        if (_half is { } half)
            words = half + words;
        _half = words.Length > 0 && char.IsHighSurrogate(words[^1]) ? words[^1] : null;
        var whole = HtmlEncoder.Default.Encode(_half is null ? words : words[..^1]);
        if (whole.Length == 0)
            return;
        await SendAsync(_isWriting ? whole : $"""<div class="prose letter" dir="auto" slot="{FrameSheet.AnswerSlot}">{whole}""");
        _isWriting = true;
    }

    /// <summary>Sends everything below the parts.</summary>
    public Task EndAsync() => SendAsync(Interrupt() + _end);

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    private string Interrupt()
    {
        var end = _isWriting ? EndOfWriting : "";
        _isWriting = false;
        return end;
    }

    // Which flushes, too.
    private Task SendAsync(string html) => _response.WriteAsync(html, _cancellation);
}
