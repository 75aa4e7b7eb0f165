using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ProjectsPlugin.DemoAssistant.Pages;

/// <summary>
/// A page that is sent as it comes to be, without a script. Its parts arrive in the order in which they happen and name a
/// slot of the frame, by which the browser puts them where they belong; one that does not know slots shows them as they came.
/// </summary>
internal sealed class StreamedPage : IAsyncDisposable
{
    /// <summary>Where the parts go.</summary>
    public const string Gap = "<i hidden></i>";

    private const string EndOfWriting = "</div>";

    private readonly HttpResponse _response;
    private readonly CancellationToken _cancellation;
    private readonly HtmlRenderer _renderer;
    private string _end = "";
    private bool _isWriting;
    private char? _half;

    private StreamedPage(HttpContext http)
    {
        (_response, _cancellation) = (http.Response, http.RequestAborted);
        _renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>Sends everything above the parts.</summary>
    public static async Task<StreamedPage> BeginAsync<TFrame>(HttpContext http, Dictionary<string, object?> parameters)
        where TFrame : IComponent
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        // Asks nginx, and those that took its word for it, not to wait for the end.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var page = new StreamedPage(http);
        var frame = await page.RenderAsync<TFrame>(parameters);
        var gap = frame.IndexOf(Gap, StringComparison.Ordinal);
        page._end = frame[(gap + Gap.Length)..];
        await page.SendAsync(frame[..gap]);
        return page;
    }

    /// <summary>Sends a part.</summary>
    public async Task ShowAsync<TPart>(Dictionary<string, object?> parameters)
        where TPart : IComponent
    {
        var html = await RenderAsync<TPart>(parameters);
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
        await SendAsync(_isWriting ? whole : $"""<div class="prose letter" dir="auto" slot="{RunPage.AnswerSlot}">{whole}""");
        _isWriting = true;
    }

    /// <summary>Sends everything below the parts.</summary>
    public Task EndAsync() => SendAsync(Interrupt() + _end);

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    private Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent =>
        _renderer.Dispatcher.InvokeAsync(async () =>
            (await _renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());

    private string Interrupt()
    {
        var end = _isWriting ? EndOfWriting : "";
        _isWriting = false;
        return end;
    }

    // Which flushes, too.
    private Task SendAsync(string html) => _response.WriteAsync(html, _cancellation);
}
