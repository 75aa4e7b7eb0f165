using System.Globalization;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>Each way in which installations are broken is named, with what to do.</summary>
internal sealed class BrokenInstallationTests
{
    private static readonly string[] Metadata = [Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration];
    private static readonly string[] ResourceMetadata = [Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp];

    private static IEnumerable<TestCaseData> Findings()
    {
        yield return Fault("An_installation_by_another_address", "The address", "calls itself http://inside:8080 in every document",
            answer => answer.Text = answer.Text.Replace(Inner(answer), "http://inside:8080", StringComparison.Ordinal));
        yield return Fault("An_issuer_with_a_slash", "Issuer, byte for byte", "the slash at the end",
            answer => When(Metadata, answer, () => answer.ChangeJson(document => document["issuer"] = (string)document["issuer"]! + "/")));
        yield return Fault("An_authorization_server_of_another_name", "Issuer, byte for byte", "https://other.example/",
            answer => When(ResourceMetadata, answer,
                () => answer.ChangeJson(document => document["authorization_servers"] = new JsonArray("https://other.example/"))));
        yield return Fault("A_401_without_WWW_Authenticate", "The 401 at /mcp", "without WWW-Authenticate",
            answer => When([Paths.Mcp], answer, () => answer.Headers.Remove("WWW-Authenticate")));
        yield return Fault("A_401_that_leads_elsewhere", "The 401 at /mcp", "http://inside:8080/",
            answer => When([Paths.Mcp], answer,
                () => answer.Headers.WWWAuthenticate =
                    "Bearer resource_metadata=\"http://inside:8080/.well-known/oauth-protected-resource/mcp\", scope=\"me\""));
        yield return Fault("Nothing_at_mcp", "The 401 at /mcp", "answered 404",
            answer => When([Paths.Mcp], answer, () => answer.Status = 404));
        yield return Fault("A_description_too_long", "Manifest: texts", "description_for_human has 101 characters; 100 are allowed",
            answer => When([Paths.Manifest], answer, () => answer.ChangeJson(manifest => manifest["description_for_human"] = new string('x', 101))));
        yield return Fault("An_exchange_at_another_address", "Manifest: domains", "auth.authorization_url is 'http://inside:8080/auth/oauth_exchange'",
            answer => When([Paths.Manifest], answer,
                () => answer.ChangeJson(manifest => manifest["auth"]!["authorization_url"] = "http://inside:8080/auth/oauth_exchange")));
        yield return Fault("A_verification_token_with_a_line_end", "Manifest: verification token", "Plugin__VerificationTokens__openai",
            answer => When([Paths.Manifest], answer, () => answer.ChangeJson(manifest => manifest["auth"]!["verification_tokens"]!["openai"] = "token\n")));
        yield return Fault("Metadata_that_disagree", "Sign-in metadata: both documents agree", "token_endpoint",
            answer => When([Paths.OpenIdConfiguration], answer, () => answer.ChangeJson(document => document["token_endpoint"] = "https://old.example/token")));
        yield return Fault("No_public_clients", "Sign-in metadata: what is on offer", "lacks 'none'",
            answer => When(Metadata, answer,
                () => answer.ChangeJson(document => document["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post"))));
        yield return Fault("No_CORS", "Documents in a browser (CORS)", "Access-Control-Allow-Origin not at all",
            answer => answer.Headers.Remove("Access-Control-Allow-Origin"));
        yield return Fault("Another_resource", "Resource metadata", "http://inside:8080/mcp",
            answer => When([Paths.ProtectedResourceMetadataOfMcp], answer,
                () => answer.ChangeJson(document => document["resource"] = "http://inside:8080/mcp")));
        yield return Fault("An_empty_key_set", "Keys (JWKS)", "has no key",
            answer => When([Paths.Jwks], answer, () => answer.Text = """{"keys":[]}"""));
        yield return Fault("A_private_key_shown", "Keys (JWKS)", "PRIVATE",
            answer => When([Paths.Jwks], answer, () => answer.ChangeJson(document => document["keys"]![0]!["d"] = "secret")));
        yield return Fault("A_clock_an_hour_ahead", "Clocks", "ahead of this machine",
            answer => answer.Headers.Date = DateTimeOffset.UtcNow.AddHours(1).ToString("r", CultureInfo.InvariantCulture));
        yield return Fault("A_clock_an_hour_behind", "Clocks", "behind this machine",
            answer => answer.Headers.Date = DateTimeOffset.UtcNow.AddHours(-1).ToString("r", CultureInfo.InvariantCulture));
        yield return Fault("Two_servers", "OpenAPI: server and operations", "There are 2 servers",
            answer => When([Paths.OpenApiJson], answer,
                () => answer.ChangeJson(document => document["servers"]!.AsArray().Add(new JsonObject { ["url"] = "https://staging.example" }))));
        yield return Fault("One_operation_id_twice", "OpenAPI: server and operations", "'getMe' stands twice",
            answer => When([Paths.OpenApiJson], answer, () => answer.ChangeJson(document => document["paths"]!["/company"]!["get"]!["operationId"] = "getMe")));
        yield return Fault("A_summary_too_long", "OpenAPI: texts and sign-in", "The summary of GET /me has 201 characters",
            answer => When([Paths.OpenApiJson], answer,
                () => answer.ChangeJson(document => document["paths"]!["/me"]!["get"]!["summary"] = new string('x', 201))));
        yield return Fault("A_database_that_is_down", "Health", "answered 503",
            answer => When([Paths.HealthReady], answer, () => answer.Status = 503));
        yield return Fault("A_manifest_that_redirects", "No redirects", "answered 301 to https://www.plugin.example.org/",
            answer => When([Paths.Manifest], answer,
                () => (answer.Status, answer.Headers.Location) = (301, "https://www.plugin.example.org/.well-known/ai-plugin.json")));
        yield return Fault("A_page_in_place_of_a_document", "Manifest: texts", "no JSON object",
            answer => When([Paths.Manifest], answer, () => answer.Text = "<!doctype html><title>Sign in to the VPN</title>"));
        yield return Fault("A_document_that_repeats_a_forged_host", "Forged proxy headers", "repeats what he sent",
            answer => When(ResourceMetadata, answer,
                () => answer.Text = answer.RequestHeaders["X-Forwarded-Host"].ToString() is { Length: > 0 } host
                    ? answer.Text.Replace("127.0.0.1", host, StringComparison.Ordinal)
                    : answer.Text));
        yield return Fault("A_strangers_redirect_followed", "A stranger's redirect", "answered 302 to https://doctor.invalid/",
            answer => When([Paths.OAuth], answer,
                () => (answer.Status, answer.Headers.Location) = (302, "https://doctor.invalid/callback?error=invalid_request")));
        yield return Fault("An_exchange_behind_an_error_page", "The code exchange", "POST /auth/oauth_exchange with JSON answered 400",
            answer => When([Paths.CodeExchange], answer,
                () => (answer.Status, answer.Headers.ContentType, answer.Text) = (400, "text/html", "<h1>Bad request</h1>")));
    }

    [TestCaseSource(nameof(Findings))]
    public async Task It_is_named(string check, string found, Action<ProxiedResponse> fault)
    {
        var report = await DoctorReport.RunBehindProxyAsync(fault);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.EqualTo(1));
            Assert.That(report.About(check), Does.Contain(found).And.Contain("Matters: ").And.Contain("Fix: "));
            Assert.That(report.Marked("FAILED"), Is.EqualTo((string[])[check]), report.Output);
        }
    }

    private static TestCaseData Fault(string name, string check, string found, Action<ProxiedResponse> fault) =>
        new TestCaseData(check, found, fault).SetName($"{name}_is_named");

    private static string Inner(ProxiedResponse answer) => $"http://{answer.RequestHeaders.Host}";

    private static void When(string[] paths, ProxiedResponse answer, Action change)
    {
        if (paths.Contains(answer.Path))
            change();
    }
}
