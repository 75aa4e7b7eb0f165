using System.Net;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>People as resources: what is kept of them, and how they are found.</summary>
internal sealed class UserTests
{
    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [Test]
    [Property("Governing", "C-2")]
    public async Task A_user_keeps_what_is_named_as_it_was_sent_and_nothing_else()
    {
        var email = NewEmail();
        var created = await _provider.PostAsync("/Users", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","{{Provider.EnterpriseUser}}"],"id":"mine","USERNAME":"Ana.{{email}}","externalId":"00u1",
             "active":true,"name":{"givenName":"Ana\u200b","familyName":"Lopez","formatted":"Ana Lopez"},"displayName":"  Ana   Lopez","title":"Engineer",
             "emails":[{"value":"{{email}}","type":"work","primary":true},{"value":"ana@home.example","type":"home"}],
             "phoneNumbers":[{"value":"+351 1"}],"password":"secret","nickName":"A","groups":[{"value":"x"}],
             "{{Provider.EnterpriseUser}}":{"department":"R&D","employeeNumber":"701984","manager":{"value":"26118915","displayName":"Bo"} } }
            """);
        var read = (await _provider.GetAsync($"/Users/{created.Id}")).Body!;
        var enterprise = read[Provider.EnterpriseUser]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
            Assert.That(Guid.TryParse(created.Id, out _), Is.True, "a client's id is ignored (C-5)");
            Assert.That(created.Headers.Location?.AbsoluteUri, Is.EqualTo($"{ScimSetUp.Installation.PublicUrl.Issuer}/scim/v2/Users/{created.Id}"));
            Assert.That((string?)read["userName"], Is.EqualTo($"Ana.{email}"));
            Assert.That((string?)read["externalId"], Is.EqualTo("00u1"));
            Assert.That((bool?)read["active"], Is.True);
            Assert.That((string?)read["displayName"], Is.EqualTo("  Ana   Lopez"));
            Assert.That((string?)read["name"]!["givenName"], Is.EqualTo("Ana\u200b"));
            Assert.That((string?)read["title"], Is.EqualTo("Engineer"));
            Assert.That(read["emails"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(enterprise.ToJsonString(), Is.EqualTo(
                """{"manager":{"value":"26118915","displayName":"Bo"},"department":"R\u0026D"}"""));
            Assert.That(new[] { "phoneNumbers", "password", "nickName", "groups" }.Select(name => read[name]), Is.All.Null);
            Assert.That((string?)read["meta"]!["version"], Is.EqualTo(created.Headers.ETag?.ToString()));
        }
    }

    [Test]
    [Property("Governing", "C-2")]
    public async Task Somebody_whom_an_operator_added_is_found_and_kept_in_step_under_the_same_account()
    {
        var email = await NewEmployee.HireAsync(ScimSetUp.Installation);
        var found = (await _provider.FindAsync("/Users", $"userName eq \"{email.ToUpperInvariant()}\""))[0]!;
        var renamed = NewEmail();

        var posted = await _provider.PostAsync("/Users", $$"""{"userName":"{{email}}"}""");
        var put = await _provider.PutAsync($"/Users/{(string)found["id"]!}", $$"""{"userName":"{{renamed}}","displayName":"Ana Silva"}""");
        var again = await _provider.FindAsync("/Users", $"emails[type eq \"work\"].value eq \"{renamed}\"");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)found["userName"], Is.EqualTo(email));
            Assert.That(posted.Error, Is.EqualTo((409, "uniqueness")));
            Assert.That(put.Status, Is.EqualTo(HttpStatusCode.OK), put.Text);
            Assert.That((string?)again.Single()!["id"], Is.EqualTo((string?)found["id"]));
            Assert.That(await _provider.FindAsync("/Users", $"userName eq \"{email}\""), Is.Empty);
        }
    }

    [Test]
    [Property("Governing", "C-2")]
    public async Task An_account_that_only_its_address_tells_becomes_the_user()
    {
        var email = await NewEmployee.HireAsync(ScimSetUp.Installation);
        var before = (string)(await _provider.FindAsync("/Users", $"userName eq \"{email}\""))[0]!["id"]!;

        var id = await _provider.AddUserAsync($"login-{Guid.NewGuid():N}", $$""","emails":[{"value":"{{email}}","type":"work"}]""");

        Assert.That(id, Is.EqualTo(before));
    }

    [TestCase("active", "\"yes\"", "active")]
    [TestCase("active", "\"true\"", "active")]
    [TestCase("active", "1", "active")]
    [TestCase("emails", """[{"value":"no address","type":"work"}]""", "e-mail address")]
    [TestCase("title", """{"a":1}""", "title")]
    [TestCase("externalId", "7", "externalId")]
    [TestCase("name", "\"Ana\"", "name")]
    [Property("Governing", "C-3")]
    public async Task A_value_of_another_kind_is_refused(string attribute, string value, string named)
    {
        var answer = await _provider.PostAsync("/Users", $$"""{"userName":"{{NewEmail()}}","{{attribute}}":{{value}}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Error, Is.EqualTo((400, "invalidValue")));
            Assert.That((string?)answer.Body!["detail"], Does.Contain(named));
        }
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"True\"", true)]
    [TestCase("\"False\"", false)]
    [Property("Governing", "C-3")]
    public async Task Active_is_a_truth_value_or_a_string_of_Entra_s(string sent, bool active)
    {
        var id = await _provider.AddUserAsync(NewEmail(), $",\"active\":{sent}");

        Assert.That((bool?)(await _provider.GetAsync($"/Users/{id}")).Body!["active"], Is.EqualTo(active), "users who are not active are still returned");
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task A_name_or_address_that_another_has_is_refused()
    {
        var (first, second) = (NewEmail(), NewEmail());
        await _provider.AddUserAsync(first);
        var id = await _provider.AddUserAsync(second);

        var posted = await _provider.PostAsync("/Users", $$"""{"userName":"{{first.ToUpperInvariant()}}"}""");
        var put = await _provider.PutAsync($"/Users/{id}", $$"""{"userName":"{{first}}"}""");
        var patched = await _provider.PatchAsync($"/Users/{id}", $$"""{"op":"replace","path":"emails[type eq \"work\"].value","value":"{{first}}"}""");
        var operators = await _provider.PutAsync($"/Users/{id}", $$"""{"userName":"{{await NewEmployee.HireAsync(ScimSetUp.Installation)}}"}""");
        var unchanged = await _provider.GetAsync($"/Users/{id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { posted.Error, put.Error, patched.Error, operators.Error }, Is.All.EqualTo((409, "uniqueness")));
            Assert.That((string?)unchanged.Body!["userName"], Is.EqualTo(second));
        }
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task A_version_that_is_not_the_newest_changes_nothing()
    {
        var id = await _provider.AddUserAsync(NewEmail(), ",\"title\":\"A\"");
        var old = (await _provider.GetAsync($"/Users/{id}")).Headers.ETag!.ToString();
        const string Change = """{"Operations":[{"op":"replace","path":"title","value":"B"}]}""";

        var first = await _provider.SendAsync(HttpMethod.Patch, $"/Users/{id}", Change, ifMatch: old);
        var late = await _provider.SendAsync(HttpMethod.Patch, $"/Users/{id}", Change.Replace('B', 'C'), ifMatch: old);
        var deleted = await _provider.SendAsync(HttpMethod.Delete, $"/Users/{id}", ifMatch: old);
        var any = await _provider.SendAsync(HttpMethod.Patch, $"/Users/{id}", Change.Replace('B', 'D'), ifMatch: "*");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(first.Headers.ETag!.IsWeak, Is.True);
            Assert.That((late.Error.Status, deleted.Error.Status), Is.EqualTo((412, 412)));
            Assert.That((string?)any.Body!["title"], Is.EqualTo("D"));
        }
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task Users_are_found_by_what_providers_look_for()
    {
        var (email, external, name) = (NewEmail(), $"{Guid.NewGuid()}", $"Ana {Guid.NewGuid():N}");
        var id = await _provider.AddUserAsync(email, $",\"externalId\":\"{external}\",\"displayName\":\"{name}\",\"active\":false");

        foreach (var filter in new[]
        {
            $"userName eq \"{email}\"", $"USERNAME EQ \"{email.ToUpperInvariant()}\"", $"externalId eq \"{external}\"", $"emails.value eq \"{email}\"",
            $"emails[type eq \"work\"].value eq \"{email}\"", $"displayName eq \"{name}\"", $"id eq \"{id}\"",
            $"userName eq \"{email}\" and active eq false", $"urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"{email}\"",
        })
        {
            Assert.That((await _provider.FindAsync("/Users", filter)).Select(user => (string?)user!["id"]), Is.EqualTo(new[] { id }), filter);
        }

        foreach (var filter in new[] { $"userName eq \"{email}\" and active eq true", $"externalId eq \"{external.ToUpperInvariant()}x\"", "id eq \"nobody\"" })
            Assert.That(await _provider.FindAsync("/Users", filter), Is.Empty, filter);
    }

    [TestCase("userName co \"a\"")]
    [TestCase("userName eq \"a\" or userName eq \"b\"")]
    [TestCase("not (active eq true)")]
    [TestCase("title eq \"a\"")]
    [TestCase("userName eq \"a\" and")]
    [TestCase("userName eq a")]
    [TestCase("userName eq \"a\\u0000\"")]
    [TestCase("userName eq \"\\ud800\"")]
    [TestCase("meta.lastModified gt \"2011-05-13T04:42:34Z\"")]
    [TestCase("emails[type eq \"home\"].value eq \"a\"")]
    [TestCase("active eq \"maybe\"")]
    [Property("Governing", "C-5")]
    public async Task Any_other_filter_is_refused(string filter)
    {
        var answer = await _provider.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}");

        Assert.That(answer.Error, Is.EqualTo((400, "invalidFilter")));
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task Only_the_attributes_that_are_asked_for_are_sent()
    {
        var id = await _provider.AddUserAsync(NewEmail(), ",\"title\":\"A\",\"displayName\":\"B\"");

        var two = (await _provider.GetAsync($"/Users/{id}?attributes=userName,name.givenName,title")).Body!.AsObject();
        var without = (await _provider.GetAsync($"/Users/{id}?excludedAttributes=Title,emails")).Body!.AsObject();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(two.Select(member => member.Key), Is.EquivalentTo(new[] { "schemas", "id", "meta", "userName", "title" }));
            Assert.That(without.Select(member => member.Key), Does.Contain("displayName").And.Not.Contain("title").And.Not.Contain("emails"));
        }
    }

    internal static string NewEmail() => $"{Guid.NewGuid():N}@example.org";
}
