using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>What a request means to an endpoint when nothing is wrong with it.</summary>
internal static class ValidParameters
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private const string ReturnUrl = Paths.Authorize + "?response_type=code&client_id=mcp-client"
        + $"&redirect_uri=https%3A%2F%2Fassistant.example%2Fcallback&state=s&code_challenge={Challenge}&code_challenge_method=S256";

    private static readonly (string Name, string Value)[] Authorization =
    [
        ("response_type", "code"), ("client_id", PublicAssistant.PreRegisteredId), ("redirect_uri", PublicAssistant.Site), ("state", "s"),
        ("scope", "projects me"), ("code_challenge", Challenge), ("code_challenge_method", "S256"), ("nonce", "n"), ("prompt", "consent"), ("max_age", "60"),
        ("login_hint", Person.Alec), ("id_token_hint", "a.b.c"), ("resource", ""), ("response_mode", "query"), ("ui_locales", "de"), ("claims", "{}"),
        ("request", "a.b.c"), ("request_uri", "urn:x"), ("acr_values", "1"), ("display", "page"), ("interaction_sign_in", "x"),
        ("interaction_decision", "x"),
    ];

    private static readonly (string Name, string Value)[] Exchange =
    [
        ("grant_type", "authorization_code"), ("code", "made-up"), ("redirect_uri", PublicAssistant.Site),
        ("client_id", ConfiguredClient.PreRegistered.Id), ("client_secret", ConfiguredClient.PreRegistered.Secret),
        ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), ("refresh_token", "made-up"), ("scope", "projects"), ("resource", ""),
        ("token", "made-up"), ("token_type_hint", "refresh_token"), ("client_assertion", "a.b.c"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("device_code", "x"), ("audience", "x"),
    ];

    private static readonly (string Name, string Value)[] Page =
    [
        ("Input.Email", Person.Alec), ("Input.Password", Installation.DemoPassword), ("returnUrl", ReturnUrl), ("token", "x"), ("Input.Repeated", "x"),
        ("decision", "allow"), ("scope", "projects"), ("client", PublicAssistant.PreRegisteredId), ("handler", "Disconnect"),
        ("post_logout_redirect_uri", "https://evil.example/"), ("id_token_hint", "a.b.c"), ("state", "s"), ("kind", "tools"), ("tool", "get_projects"),
        ("query-get_projects", "city"), ("prompt", "x"),
    ];

    private static readonly (string Name, string Value)[] Reading =
    [
        ("query", "virtual city"), ("limit", "5"), ("after", "1"), ("id", "1"), ("code", "x"), ("state", "x"), ("iss", "x"), ("error", "access_denied"),
        ("error_description", "x"),
    ];

    /// <summary>Bodies of JSON, some of which somebody takes; <c>§</c> is where a text goes in.</summary>
    public static readonly string[] Json =
    [
        """{"client_name":"§","redirect_uris":["https://assistant.example/callback"]}""",
        """{"redirect_uris":["§"],"token_endpoint_auth_method":"none"}""",
        """{"redirect_uris":["https://assistant.example/callback"],"scope":"§","grant_types":["§"],"contacts":["§"],"client_uri":"§"}""",
        """{"redirect_uris":["https://assistant.example/callback"],"jwks":{"keys":[{"kty":"RSA","n":"§","e":"§"}]}}""",
        """{"redirect_uris":"§","client_name":1e400,"client_name#\ud800":"\ud800","logo_uri":{},"software_statement":"§"}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"§"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_projects","arguments":{"query":"§","limit":1e400,"after":-1}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_users","arguments":{"query":"\ud800","limit":"§"}}}""",
        """{"jsonrpc":"2.0","id":"§","method":"tools/call","params":{"name":"fetch","arguments":{"id":"§"}}}""",
        """{"jsonrpc":"2.0","id":1e400,"method":"tools/call","params":{"name":"get_project","arguments":{"id":99999999999999999999}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"§"}}""",
        """{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"outreach_email","arguments":{"person":"§","project":"§"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"completion/complete","params":"""
            + """{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"person","value":"§"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"completion/complete","params":"""
            + """{"ref":{"type":"ref/resource","uri":"project://{id}"},"argument":{"name":"id","value":"§"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"§","capabilities":{},"clientInfo":{"name":"§","version":"1"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"§","params":{"cursor":"§","_meta":{"progressToken":{},"io.modelcontextprotocol/protocolVersion":"§"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"§"}}""",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"§"}}""",
        """[{"jsonrpc":"2.0","id":1,"method":"ping"}]""",
        """{"grant_type":"refresh_token","refresh_token":"§","client_id":"§","\u0000":"\ud800"}""",
        """{"a":1,"a":2}""", "\"§\"", "null", "1", "", "{", "\u00FF\u00FE{\0}\0", "[[[[[[§",
    ];

    public static (string Name, string Value)[] Of(string path) => path switch
    {
        Paths.Authorize or Paths.OAuth or Paths.RootAuthorize => Authorization,
        Paths.Token or Paths.CodeExchange or Paths.RootToken or Paths.Revoke => Exchange,
        _ when path.StartsWith("/auth", StringComparison.OrdinalIgnoreCase) || path.StartsWith(Paths.Try, StringComparison.Ordinal) => Page,
        _ => Reading,
    };
}
