using AngleSharp.Html.Parser;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>What lets a request past the first guard, so that there is something behind it to break.</summary>
/// <param name="Cookies">Those of a browser that has signed in.</param>
/// <param name="FormToken">What its forms carry against forgery.</param>
/// <param name="ApiToken">A new person's, for the REST API.</param>
/// <param name="McpToken">A new person's, for the MCP endpoint.</param>
internal sealed record Visitor(string Cookies, string FormToken, string ApiToken, string McpToken)
{
    public const string FormTokenName = "__RequestVerificationToken";

    public static async Task<Visitor> SignInAsync(Installation installation)
    {
        var jar = new System.Net.CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = jar }) { BaseAddress = new Uri(installation.PublicUrl.Issuer) };
        using var signedIn = await browser.SendAsync(Person.Alec, Installation.DemoPassword);
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStreamAsync(Paths.Connected));
        return new Visitor(
            jar.GetCookieHeader(browser.BaseAddress),
            page.QuerySelector($"input[name={FormTokenName}]")!.GetAttribute("value")!,
            (await TokenForge.OfAsync(installation)).Token(),
            await McpCaller.TokenAsync(installation));
    }
}
