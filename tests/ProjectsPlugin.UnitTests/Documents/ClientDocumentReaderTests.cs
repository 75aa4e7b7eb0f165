using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Clients.Documents;

namespace ProjectsPlugin.UnitTests.Documents;

[Property("Checklist", 33)]
internal sealed class ClientDocumentReaderTests
{
    private const string Id = "https://client.example/client.json";

    [Test]
    public void It_says_who_the_client_is_and_where_it_returns_people()
    {
        var read = Read(document =>
        {
            document["client_name"] = " An Assistant ";
            document["redirect_uris"] = new JsonArray("https://client.example/callback", "http://127.0.0.1/callback", "https://client.example/callback");
            document["token_endpoint_auth_method"] = "none";
            document["contacts"] = new JsonArray("somebody");
            document["logo_uri"] = 7;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Fault, Is.Null);
            Assert.That(read.Value!.ClientId, Is.EqualTo(Id));
            Assert.That(read.Value.Name, Is.EqualTo("An Assistant"));
            Assert.That(read.Value.RedirectUris, Is.EqualTo(new[] { "https://client.example/callback", "http://127.0.0.1/callback" }));
        }
    }

    [Test]
    public void Redirects_that_no_client_may_have_are_left_out()
    {
        var read = Read(document => document["redirect_uris"] =
            new JsonArray("javascript:alert(1)", "http://client.example/", null, "other-app://callback", "https://client.example/callback"));

        Assert.That(read.Value!.RedirectUris, Is.EqualTo(new[] { "https://client.example/callback" }));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("ChatGPT")]
    [TestCase("Chat\u200BGPT")]
    public void A_name_that_is_missing_or_somebody_elses_gives_way_to_the_host(string? name) =>
        Assert.That(Read(document => document["client_name"] = name).Value!.Name, Is.EqualTo("client.example"));

    [Test]
    public void A_name_without_end_gives_way_to_the_host() =>
        Assert.That(Read(document => document["client_name"] = new string('x', 101)).Value!.Name, Is.EqualTo("client.example"));

    [TestCase("TPGtahC\u202E", "TPGtahC")]
    [TestCase("two\nlines", "two lines")]
    public void What_nobody_sees_is_taken_out_of_a_name(string name, string shown) =>
        Assert.That(Read(document => document["client_name"] = name).Value!.Name, Is.EqualTo(shown));

    [Test]
    public void A_known_name_belongs_to_whom_the_document_and_all_its_redirects_belong_to()
    {
        (string? Document, IEnumerable<string> Redirects) owned = default;
        var reader = new ClientDocumentReader([], [], (_, redirects, document) => (owned = (document, redirects)).Document is null);

        reader.Read(new Uri(Id), Encoding.UTF8.GetBytes($$"""{"client_id":"{{Id}}","client_name":"Name","redirect_uris":["http://127.0.0.1/callback"]}"""));

        Assert.That(owned.Document, Is.EqualTo(Id));
        Assert.That(owned.Redirects, Is.EqualTo(new[] { "http://127.0.0.1/callback" }));
    }

    [Test]
    public void Of_the_ways_of_authentication_one_that_both_know_is_enough()
    {
        var read = Read(document =>
        {
            document["token_endpoint_auth_method"] = "tls_client_auth";
            document["token_endpoint_auth_methods_supported"] = new JsonArray("none", "tls_client_auth");
        });

        Assert.That(read.Fault, Is.Null);
    }

    [TestCase("client_id", "\"https://client.example/other.json\"", "its client_id is not its own address")]
    [TestCase("client_id", "\"https://CLIENT.example/client.json\"", "its client_id is not its own address")]
    [TestCase("client_id", "null", "its client_id is not its own address")]
    [TestCase("client_id", "7", "it is not a JSON object with client metadata")]
    [TestCase("client_secret", "\"secret\"", "it has a client_secret")]
    [TestCase("client_name", "{}", "it is not a JSON object with client metadata")]
    [TestCase("redirect_uris", "null", "it has no redirect_uris that are accepted here")]
    [TestCase("redirect_uris", "[]", "it has no redirect_uris that are accepted here")]
    [TestCase("redirect_uris", "[\"http://client.example/callback\"]", "it has no redirect_uris that are accepted here")]
    [TestCase("redirect_uris", "\"https://client.example/callback\"", "it is not a JSON object with client metadata")]
    [TestCase("token_endpoint_auth_method", "\"client_secret_basic\"", "it names no way of authentication that is accepted here")]
    [TestCase("token_endpoint_auth_methods_supported", "[\"client_secret_post\"]", "it names no way of authentication that is accepted here")]
    [TestCase("token_endpoint_auth_method", "\"private_key_jwt\"", "it names private_key_jwt and has to have either jwks or jwks_uri")]
    [TestCase("grant_types", "[\"client_credentials\"]", "its grant_types are without authorization_code")]
    [TestCase("response_types", "[\"token\"]", "its response_types are without code")]
    public void What_does_not_fit_is_refused_with_the_reason(string member, string value, string fault) =>
        Assert.That(Read(document => document[member] = JsonNode.Parse(value)).Fault, Does.StartWith(fault));

    [Test]
    public void A_list_without_end_is_refused() =>
        Assert.That(
            Read(document => document["redirect_uris"] =
                new JsonArray([.. Enumerable.Range(0, 51).Select(number => JsonValue.Create($"https://client.example/{number}"))])).Fault,
            Does.StartWith("it has a list with more than 50 entries"));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("<html></html>")]
    [TestCase("{")]
    [TestCase("{\"client_id\":\"https://client.example/client.json\",\"client_id\":\"https://client.example/client.json\"}")]
    public void What_is_not_one_JSON_object_is_refused(string text) =>
        Assert.That(new ClientDocumentReader([], [], IsTaken).Read(new Uri(Id), Encoding.UTF8.GetBytes(text)).Fault, Does.StartWith("it is not a JSON object"));

    [TestCase("https://127.0.0.1/jwks.json")]
    [TestCase("https://client.example:8443/jwks.json")]
    [TestCase("http://client.example/jwks.json")]
    public void Keys_are_looked_for_under_the_rules_for_documents(string address)
    {
        var read = Read(document => (document["token_endpoint_auth_method"], document["jwks_uri"]) = ("private_key_jwt", address));

        Assert.That(read.Fault, Does.StartWith("its jwks_uri is not an address that keys are fetched from"));
    }

    private static DocumentResult<ClientDocument> Read(Action<JsonObject> change)
    {
        var document = new JsonObject
        {
            ["client_id"] = Id,
            ["client_name"] = "An Assistant",
            ["redirect_uris"] = new JsonArray("https://client.example/callback"),
        };
        change(document);
        return new ClientDocumentReader([], [], IsTaken).Read(new Uri(Id), Encoding.UTF8.GetBytes(document.ToJsonString()));
    }

    private static bool IsTaken(string name, IReadOnlyCollection<string> redirects, string? document) => name == "ChatGPT";
}
