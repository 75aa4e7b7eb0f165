using System.Net;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>What Okta sends, letter by letter.</summary>
[Property("Governing", "C-4")]
internal sealed class OktaTests
{
    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [Test]
    public async Task Its_probe_is_a_page_of_two()
    {
        await _provider.AddUserAsync(UserTests.NewEmail());
        await _provider.AddUserAsync(UserTests.NewEmail());

        var probe = await _provider.GetAsync("/Users?startIndex=1&count=2");

        Assert.That(((int?)probe.Body!["startIndex"], (int?)probe.Body["itemsPerPage"]), Is.EqualTo(((int?)1, (int?)2)));
    }

    [Test]
    public async Task A_user_is_looked_for_created_replaced_and_disabled()
    {
        var email = UserTests.NewEmail();
        var body = $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{email}}","name":{"givenName":"Ana","familyName":"Lopez"},
             "emails":[{"primary":true,"value":"{{email}}","type":"work"}],"displayName":"Ana Lopez","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7",
             "groups":[],"password":"1mz050nq","active":true}
            """;

        var nobody = await _provider.GetAsync($"/Users?filter=userName%20eq%20%22{email}%22&startIndex=1&count=100");
        var created = await _provider.PostAsync("/Users", body);
        var replaced = await _provider.PutAsync($"/Users/{created.Id}", body.Replace("Lopez", "Silva", StringComparison.Ordinal));
        var disabled = await _provider.PatchAsync($"/Users/{created.Id}", """{"op":"replace","value":{"active":false}}""");
        var found = await _provider.FindAsync("/Users", $"userName eq \"{email}\"");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)nobody.Body!["totalResults"], Is.Zero);
            Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That((string?)replaced.Body!["displayName"], Is.EqualTo("Ana Silva"));
            Assert.That((bool?)disabled.Body!["active"], Is.False);
            Assert.That(((string?)found.Single()!["id"], (bool?)found[0]!["active"]), Is.EqualTo((created.Id, (bool?)false)));
        }
    }

    [Test]
    public async Task A_group_is_pushed_renamed_and_its_members_kept_in_step()
    {
        string[] people = [await _provider.AddUserAsync(UserTests.NewEmail()), await _provider.AddUserAsync(UserTests.NewEmail())];
        var (group, name) = (await _provider.AddGroupAsync($"{Guid.NewGuid()}"), $"{Guid.NewGuid()}");

        var renamed = await _provider.PatchAsync($"/Groups/{group}", $$"""{"op":"replace","value":{"id":"{{group}}","displayName":"{{name}}"} }""");
        var added = await _provider.PatchAsync($"/Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{people[0]}}","display":"ana"}]}""");
        var swapped = await _provider.PatchAsync(
            $"/Groups/{group}",
            $$"""{"op":"remove","path":"members[value eq \"{{people[0]}}\"]"}""",
            $$"""{"op":"add","path":"members","value":[{"value":"{{people[1]}}","display":"bo"}]}""");
        var found = await _provider.FindAsync("/Groups", $"displayName eq \"{name.ToUpperInvariant()}\"");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { renamed, added, swapped }.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.NoContent));
            Assert.That((string?)found.Single()!["id"], Is.EqualTo(group));
            Assert.That(await _provider.MembersAsync(group), Is.EqualTo(new[] { people[1] }));
        }
    }
}
