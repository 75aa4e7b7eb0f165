using AngleSharp.Html.Parser;
using ProjectsPlugin.IntegrationTests.Assistants;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>The sign-in page as a program fills it in.</summary>
internal static class SignInForm
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string? email, string password)
    {
        var page = Person.Form.Read(await client.GetStringAsync("/auth/sign-in"));
        using var form = new FormUrlEncodedContent(page.SignIn(email!, password).Select(field => KeyValuePair.Create(field.Key, field.Value.Single())));
        return await client.PostAsync("/auth/sign-in", form);
    }

    /// <summary>What the page says, without what differs at every visit.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response, string? email)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
        page.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();
        return page.DocumentElement.OuterHtml.Replace(email!, "EMAIL", StringComparison.Ordinal);
    }
}
