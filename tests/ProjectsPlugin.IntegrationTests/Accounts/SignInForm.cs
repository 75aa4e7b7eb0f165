using System.Net;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>The sign-in page as a program fills it in.</summary>
internal static partial class SignInForm
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string? email, string? password)
    {
        var page = await client.GetStringAsync("/auth/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string?>
        {
            ["Input.Email"] = email,
            ["Input.Password"] = password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value),
        });
        return await client.PostAsync("/auth/sign-in", form);
    }

    /// <summary>What the page says, without what differs at every visit.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response, string? email) =>
        Token().Replace(await response.Content.ReadAsStringAsync(), "").Replace(email ?? "-", "EMAIL", StringComparison.Ordinal);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)".""")]
    private static partial Regex Token();
}
