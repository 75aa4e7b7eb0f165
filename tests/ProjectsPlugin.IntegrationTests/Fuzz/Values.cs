namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>What strangers write where something else belongs. Characters above U+00FF stand for their UTF-8 bytes.</summary>
internal static class Values
{
    /// <summary>Texts, as they stand before they are encoded for where they go.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "2147483648", "99999999999999999999", "-9223372036854775809", "1e400", "NaN", "0x10", "1.5", "true", "null", "undefined",
        "abc", "\uFFFE", "a\uFFFFb", "\uFEFFx", "\0", "a\0b", "\r\nX-Injected: 1", "é", "ı̇", "\u202Egnp", "👩‍👩‍👧", "𝕏", "\u0301", "ﷺ", "\t", "\u0085",
        "\u2028", "[]", "{}", "[", "{\"a\":", "\"", "'", "' OR 1=1--", "%", "%zz", "%00", "%u0041", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}",
        "../../etc/passwd", "\\\\x\\y",
        "//evil.example", "/\\evil.example", "https://evil.example/", "https://evil.example@assistant.example/callback", "http://[::1",
        "http://127.0.0.1:99999/", "javascript:alert(1)",
        "data:text/html,x", "urn:x", "https://é.example/", "https://xn--\u00E9", "http://a b/", "mailto:x", "file:///etc/passwd",
        "https://assistant.example/callback#f", "https://assistant.example:0/",
        "none", "login consent none", "openid openid", "projects\u00A0users", "*", "a,b;c", "code id_token", "S256", "plain", "query", "form_post", "fragment",
        "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjFlNDAwfQ.AA", "a.b.c", "....", "a.b.c.d.e", "CfDJ8A", "AAAA",
        "00000000-0000-0000-0000-000000000000",
        new('x', 300), new('é', 2_000), new('%', 500), new('[', 2_000), string.Concat(Enumerable.Repeat("👩", 400)),
    ];

    /// <summary>Bytes that no encoder of ours writes, ready to stand in an address or a form.</summary>
    public static readonly string[] Escapes =
    [
        "%ED%A0%80", "%EF%BF%BE", "%EF%BF%BF", "%C3", "%FF%FE", "%C0%80", "%F4%90%80%80", "%00", "%0D%0AX-Injected:%201", "%zz", "%", "%E", "%u00e9",
        "%2500", "%F0%9F%91", "+", "%2B%2F",
    ];

    public static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["text/html", "application/json", "*/*", "text/html;q=abc", ";;;", "application/json, text/event-stream", "a/b;q=1.5,", "\u00E9"]),
        ("Accept-Language", ["de", "zz-ZZ-zz-zz", "*;q=0", "en;q=NaN", "\u00E9\u00FF", new('a', 900)]),
        ("Accept-Encoding", ["br", "gzip;q=0", "identity;q=0", "*", "\u00FF"]),
        ("Authorization", ["Bearer", "Bearer ", "Bearer a.b.c", "Bearer \u00E9", "Digest x", "Negotiate", "x"]),
        ("Authorization", ["Basic", "Basic !", "Basic Og==", "Basic //79", "Basic bWNwLWNsaWVudDo=", "Basic JTAwOiUwMA=="]),
        ("Cookie", ["session=x", "said=x", "form=x", "browse=CfDJ8A", "try-run=x", "session=" + new string('A', 3_000)]),
        ("Cookie", [";;;=", "a=\u00FF", "session=%00; form=%FF"]),
        ("Origin", ["null", "https://evil.example", "\u00FF", "http://localhost:6274", "https://chatgpt.com"]),
        ("Access-Control-Request-Method", ["GET", "POST", "\u00E9", ""]),
        ("Access-Control-Request-Headers", ["content-type", "\u00FF,,", new('x', 500)]),
        ("If-None-Match", ["*", "\"x\"", "W/", "x", "\u00FF"]),
        ("If-Modified-Since", ["x", "Thu, 01 Jan 1970 00:00:00 GMT", "-1"]),
        ("Range", ["bytes=0-0", "bytes=5-1", "bytes=99999999999999999999-", "bytes=0-0,1-1,2-2", "lines=1"]),
        ("X-Forwarded-For", ["x", "1.2.3.4:99999", "::1%eth0", ",,,", "\"[2001:db8::1]:5\"", "\u00FF"]),
        ("X-Forwarded-Proto", ["gopher", "\u00FF"]),
        ("X-Forwarded-Host", ["evil.example", "a b"]),
        ("MCP-Protocol-Version", ["2025-11-25", "2026-07-28", "1", "\u00E9"]),
        ("Mcp-Session-Id", ["x", "\u00FF"]),
        ("Mcp-Method", ["tools/call", "x", "\u00FF"]),
        ("traceparent", ["00-x-y-01", "00-00000000000000000000000000000000-0000000000000000-00", "\u00FF"]),
        ("Expect", ["100-continue", "200-ok"]),
        ("Upgrade", ["websocket", "h2c"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Content-Encoding", ["gzip", "br", "x"]),
        ("Sec-Fetch-Site", ["cross-site", "none"]),
    ];

    public static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json; charset=x", "text/plain", "text/json",
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=x",
        "application/x-www-form-urlencoded; charset=\"utf-8", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"x", "multipart/form-data; boundary=x",
        "application/xml", "application/merge-patch+json", "application/jwt", "x", ";", "\u00E9/\u00E9", "*/*",
    ];

    public static readonly string[] Methods = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"];
}
