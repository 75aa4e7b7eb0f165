using System.Net;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>What Microsoft Entra ID sends, letter by letter: as it does unasked, and as it does with <c>?aadOptscim062020</c>.</summary>
[Property("Governing", "C-4")]
internal sealed class EntraTests
{
    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [Test]
    public async Task Its_probe_finds_nobody_and_no_error()
    {
        var user = await _provider.GetAsync($"/Users?filter=userName+eq+%22{Guid.NewGuid()}%22");
        var group = await _provider.GetAsync($"/Groups?excludedAttributes=members&filter=displayName+eq+%22{Guid.NewGuid()}%22");

        foreach (var answer in new[] { user, group })
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)answer.Body!["schemas"]![0], Is.EqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
            Assert.That(((int?)answer.Body["totalResults"], answer.Body["Resources"]!.AsArray().Count), Is.EqualTo(((int?)0, 0)));
        }
    }

    [TestCase("""{"op":"Replace","path":"active","value":"False"}""")]
    [TestCase("""{"op":"replace","path":"active","value":false}""")]
    public async Task Disabling_a_user_deactivates_the_person(string operation)
    {
        var id = await _provider.AddUserAsync(UserTests.NewEmail());

        var patched = await _provider.PatchAsync($"/Users/{id}", operation);
        var opposite = operation.Replace("False", "True", StringComparison.Ordinal).Replace("false", "true", StringComparison.Ordinal);
        var enabled = await _provider.PatchAsync($"/Users/{id}", opposite);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((patched.Status, (bool?)patched.Body!["active"]), Is.EqualTo((HttpStatusCode.OK, (bool?)false)));
            Assert.That((enabled.Status, (bool?)enabled.Body!["active"]), Is.EqualTo((HttpStatusCode.OK, (bool?)true)));
        }
    }

    [Test]
    public async Task Many_fields_come_as_one_operation_each()
    {
        var (id, email) = (await _provider.AddUserAsync(UserTests.NewEmail()), UserTests.NewEmail());

        var patched = await _provider.PatchAsync(
            $"/Users/{id}",
            """{"op":"Replace","path":"displayName","value":"Bjfe"}""",
            """{"op":"Add","path":"name.givenName","value":"Ana"}""",
            """{"op":"Replace","path":"name.familyName","value":"Lopez"}""",
            $$"""{"op":"Add","path":"emails[type eq \"work\"].value","value":"{{email}}"}""",
            """{"op":"Add","path":"phoneNumbers[type eq \"mobile\"].value","value":"+351"}""",
            $$"""{"op":"Add","path":"{{Provider.EnterpriseUser}}:employeeNumber","value":"701984"}""",
            $$"""{"op":"Add","path":"{{Provider.EnterpriseUser}}:department","value":"bcd"}""",
            $$"""{"op":"Add","path":"{{Provider.EnterpriseUser}}:manager","value":"26118915"}""",
            """{"op":"Replace","path":"externalId","value":"ext-1"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(patched.Status, Is.EqualTo(HttpStatusCode.OK), patched.Text);
            Assert.That((string?)patched.Body!["displayName"], Is.EqualTo("Bjfe"));
            Assert.That((string?)patched.Body["name"]!["givenName"], Is.EqualTo("Ana"));
            Assert.That((string?)patched.Body["emails"]![0]!["value"], Is.EqualTo(email));
            Assert.That((string?)patched.Body[Provider.EnterpriseUser]!["department"], Is.EqualTo("bcd"));
            Assert.That((string?)patched.Body[Provider.EnterpriseUser]!["manager"]!["value"], Is.EqualTo("26118915"));
            Assert.That((string?)patched.Body["externalId"], Is.EqualTo("ext-1"));
        }
    }

    [Test]
    public async Task Many_fields_come_as_one_operation_without_path_whose_keys_have_dots()
    {
        var (id, email) = (await _provider.AddUserAsync(UserTests.NewEmail()), UserTests.NewEmail());

        var patched = await _provider.PatchAsync($"/Users/{id}", $$"""
            {"op":"replace","value":{"displayName":"Bjfe","name.givenName":"Ana","name.familyName":"Lopez","emails[type eq \"work\"].value":"{{email}}",
             "{{Provider.EnterpriseUser}}:employeeNumber":"701984","{{Provider.EnterpriseUser}}:department":"bcd","active":true} }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(patched.Status, Is.EqualTo(HttpStatusCode.OK), patched.Text);
            Assert.That((string?)patched.Body!["name"]!["familyName"], Is.EqualTo("Lopez"));
            Assert.That((string?)patched.Body["emails"]![0]!["value"], Is.EqualTo(email));
            Assert.That((string?)patched.Body[Provider.EnterpriseUser]!["department"], Is.EqualTo("bcd"));
        }
    }

    [TestCase("Add", """{"op":"Remove","path":"members","value":[{"value":"ID"}]}""")]
    [TestCase("add", """{"op":"remove","path":"members[value eq \"ID\"]"}""")]
    public async Task Members_come_and_go_one_by_one(string add, string remove)
    {
        string[] people = [await _provider.AddUserAsync(UserTests.NewEmail()), await _provider.AddUserAsync(UserTests.NewEmail())];
        var created = await _provider.PostAsync(
            "/Groups",
            $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"8aa1a0c0","displayName":"{{Guid.NewGuid()}}","members":[]}""");
        var group = $"/Groups/{created.Id}";

        var added = await _provider.PatchAsync(group, $$"""
            {"op":"{{add}}","path":"members","value":[{"$ref":null,"value":"{{people[0]}}"},{"$ref":null,"value":"{{people[1]}}"}]}
            """);
        var twice = await _provider.PatchAsync(group, $$"""{"op":"{{add}}","path":"members","value":[{"$ref":null,"value":"{{people[0]}}"}]}""");
        var both = await _provider.MembersAsync(created.Id);
        var removed = await _provider.PatchAsync(group, remove.Replace("ID", people[0], StringComparison.Ordinal));
        var shown = await _provider.GetAsync($"{group}?excludedAttributes=members");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(new[] { added, twice, removed }.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((HttpStatusCode.NoContent, "")));
            Assert.That(both, Is.EquivalentTo(people));
            Assert.That(await _provider.MembersAsync(created.Id), Is.EqualTo(new[] { people[1] }), "removing one never removes another");
            Assert.That(shown.Body!["members"], Is.Null);
        }
    }
}
