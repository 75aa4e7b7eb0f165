using System.Net;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>A PATCH is all or nothing, and what it does to a group it does to those whom it names.</summary>
[Property("Governing", "C-4")]
internal sealed class PatchTests
{
    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [TestCase("""{"op":"replace","path":"active","value":"no"}""", "invalidValue")]
    [TestCase("""{"op":"remove","path":"userName"}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"emails[type eq]","value":"a"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"name..givenName","value":"a"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"title[value eq \"a\"]","value":"a"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"emails[type eq \"\\u0000\"].value","value":"a@example.org"}""", "invalidPath")]
    [TestCase("""{"op":"move","path":"title","value":"a"}""", "invalidSyntax")]
    [TestCase("""{"op":"replace","value":"a"}""", "invalidSyntax")]
    [TestCase("""{"path":"title","value":"a"}""", "invalidSyntax")]
    [TestCase("""{"op":"remove"}""", "noTarget")]
    public async Task One_wrong_operation_undoes_the_right_ones(string wrong, string scimType)
    {
        var id = await _provider.AddUserAsync(UserTests.NewEmail(), ",\"title\":\"before\"");

        var patched = await _provider.PatchAsync($"/Users/{id}", """{"op":"replace","path":"title","value":"after"}""", wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(patched.Error, Is.EqualTo((400, scimType)));
            Assert.That((string?)(await _provider.GetAsync($"/Users/{id}")).Body!["title"], Is.EqualTo("before"));
        }
    }

    [Test]
    public async Task Addresses_change_one_by_one_and_one_is_primary()
    {
        var (work, home) = (UserTests.NewEmail(), UserTests.NewEmail());
        var id = await _provider.AddUserAsync(UserTests.NewEmail(), $$""","emails":[{"value":"{{work}}","type":"work","primary":true}]""");

        var added = await _provider.PatchAsync(
            $"/Users/{id}", $$"""{"op":"add","path":"emails","value":[{"value":"{{home}}","type":"home","primary":true}]}""");
        var removed = await _provider.PatchAsync($"/Users/{id}", """{"op":"remove","path":"emails[type eq \"work\"]"}""", """{"op":"remove","path":"title"}""");
        var emptied = await _provider.PatchAsync($"/Users/{id}", """{"op":"replace","path":"emails","value":[]}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Body!["emails"]!.AsArray().Select(email => (bool?)email!["primary"]), Is.EqualTo(new bool?[] { false, true }));
            Assert.That(removed.Body!["emails"]!.AsArray().Select(email => (string?)email!["value"]), Is.EqualTo(new[] { home }));
            Assert.That(emptied.Body!["emails"], Is.Null);
        }
    }

    [Test]
    public async Task Members_are_replaced_emptied_and_never_strangers()
    {
        string[] people = [await _provider.AddUserAsync(UserTests.NewEmail()), await _provider.AddUserAsync(UserTests.NewEmail())];
        var group = await _provider.AddGroupAsync($"{Guid.NewGuid()}", people[0]);
        var path = $"/Groups/{group}";

        var stranger = await _provider.PatchAsync(
            path, """{"op":"remove","path":"members"}""", $$"""{"op":"add","path":"members","value":[{"value":"{{Guid.NewGuid()}}"}]}""");
        var nonsense = await _provider.PatchAsync(path, """{"op":"add","path":"members","value":[{"value":"x"}]}""");
        var group2 = await _provider.PostAsync("/Groups", $$"""{"displayName":"{{Guid.NewGuid()}}","members":[{"value":"{{group}}"}]}""");
        var before = await _provider.MembersAsync(group);
        await _provider.PatchAsync(path, $$"""{"op":"replace","path":"members","value":[{"value":"{{people[1]}}"}]}""");
        var replaced = await _provider.MembersAsync(group);
        await _provider.PatchAsync(
            path, """{"op":"remove","path":"members","value":[]}""", $$"""{"op":"remove","path":"members","value":[{"value":"{{people[0]}}"}]}""");
        var untouched = await _provider.MembersAsync(group);
        await _provider.PatchAsync(path, """{"op":"remove","path":"members"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { stranger.Error, nonsense.Error, group2.Error }, Is.All.EqualTo((400, "invalidValue")));
            Assert.That(before, Is.EqualTo(new[] { people[0] }), "nothing changes");
            Assert.That(replaced, Is.EqualTo(new[] { people[1] }));
            Assert.That(untouched, Is.EqualTo(new[] { people[1] }));
            Assert.That(await _provider.MembersAsync(group), Is.Empty);
        }
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task A_group_has_a_name_of_its_own_and_a_version()
    {
        var (first, second) = ($"Team {Guid.NewGuid():N}", $"{Guid.NewGuid()}");
        await _provider.AddGroupAsync(first);
        var id = await _provider.AddGroupAsync(second);
        var etag = (await _provider.GetAsync($"/Groups/{id}")).Headers.ETag!.ToString();

        var posted = await _provider.PostAsync("/Groups", $$"""{"displayName":"{{first.ToUpperInvariant()}}"}""");
        var put = await _provider.PutAsync($"/Groups/{id}", $$"""{"displayName":"{{first}}"}""");
        var changed = await _provider.SendAsync(HttpMethod.Put, $"/Groups/{id}", $$"""{"displayName":"{{second}}","externalId":"e"}""", ifMatch: etag);
        var late = await _provider.SendAsync(HttpMethod.Delete, $"/Groups/{id}", ifMatch: etag);
        var deleted = await _provider.DeleteAsync($"/Groups/{id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { posted.Error, put.Error }, Is.All.EqualTo((409, "uniqueness")));
            Assert.That((changed.Status, (string?)changed.Body!["externalId"]), Is.EqualTo((HttpStatusCode.OK, "e")));
            Assert.That(late.Error.Status, Is.EqualTo(412));
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await _provider.GetAsync($"/Groups/{id}")).Error.Status, Is.EqualTo(404));
        }
    }
}
