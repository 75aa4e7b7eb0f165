using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ProjectsPlugin.Doctor.SignIn;

/// <summary>The first form of one of our own pages, as a person's browser has it.</summary>
internal sealed class HtmlForm
{
    private readonly IHtmlFormElement _form;

    private HtmlForm(IHtmlFormElement form) => _form = form;

    public bool AsksForPassword => Input("password") is not null;

    /// <summary>Null if the page has none.</summary>
    public static async Task<HtmlForm?> ReadAsync(Uri page, string html, CancellationToken cancellation)
    {
        var document = await BrowsingContext.New().OpenAsync(response => response.Address(page.AbsoluteUri).Content(html), cancellation);
        return document.QuerySelector<IHtmlFormElement>("form") is { } form ? new HtmlForm(form) : null;
    }

    public void FillIn(TestAccount account)
    {
        Input("email")?.Value = account.Email;
        Input("password")?.Value = account.Password;
    }

    /// <summary>What the browser sends when a person who changes nothing else presses the form's main button.</summary>
    public HttpRequestMessage Submit()
    {
        var sent = _form.GetSubmission(_form.QuerySelector<IHtmlElement>("button.primary") ?? _form)!;
        return new HttpRequestMessage(HttpMethod.Post, sent.Target.Href)
        {
            Content = new StreamContent(sent.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(sent.MimeType!) } },
        };
    }

    private IHtmlInputElement? Input(string type) => _form.QuerySelector<IHtmlInputElement>($"input[type={type}]");
}
