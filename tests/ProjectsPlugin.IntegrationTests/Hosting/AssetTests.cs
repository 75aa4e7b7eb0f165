using System.Net;
using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What pages load: kept for good under an address that changes with the content.</summary>
internal sealed partial class AssetTests
{
    private const string ForGood = "public, max-age=31536000, immutable";

    private static readonly string[] Pages = [Paths.Front, Paths.Legal, Paths.Try, "/nowhere", "/auth/sign-in", "/auth/nowhere", "/auth/sign-out"];
    private static readonly string[] WithoutScript = [Paths.Legal, Paths.Try, "/auth/sign-out"];

    [Test]
    public async Task A_page_names_its_stylesheet_icon_and_script_by_their_content([ValueSource(nameof(Pages))] string page)
    {
        using var client = (await Installation.Shared).CreateClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var shown = await client.GetAsync(new Uri(page, UriKind.Relative));

        var named = Named().Matches(await shown.Content.ReadAsStringAsync())
            .Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)).Distinct().ToList();
        string[] expected = WithoutScript.Contains(page) ? [Paths.Stylesheet, Paths.Icon] : [Paths.Stylesheet, Paths.Icon, Paths.Script];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(named.Select(address => address.Split('?')[0]), Is.EquivalentTo(expected));
            foreach (var address in named)
            {
                using var asset = await client.GetAsync(new Uri(address, UriKind.Relative));
                Assert.That((asset.StatusCode, asset.Headers.CacheControl?.ToString()), Is.EqualTo((HttpStatusCode.OK, ForGood)), address);
            }
        }
    }

    // A copy of another version answers, too, while one after the other is replaced.
    [Test]
    public async Task Under_any_other_address_it_is_kept_for_minutes(
        [Values(Paths.Stylesheet, Paths.Icon, Paths.Script)] string path, [Values("", "?v=", "?v=0123456789abcdef", "?v=a&v=b", "?V")] string query)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var asset = await client.GetAsync(new Uri(path + query, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asset.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(asset.Headers.CacheControl?.MaxAge, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(10)).And.GreaterThan(TimeSpan.Zero));
            Assert.That(asset.Headers.CacheControl?.ToString(), Does.Not.Contain("immutable"));
        }
    }

    [GeneratedRegex("""(href|src)="(?<address>[^"]*\.(css|svg|js)[^"]*)""")]
    private static partial Regex Named();
}
