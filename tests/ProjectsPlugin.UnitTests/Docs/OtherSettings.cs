namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The settings that are read by their names alone, because they are needed before there are options, or are somebody else's.</summary>
internal static class OtherSettings
{
    public static IReadOnlyList<SettingsGroup> Groups { get; } =
    [
        new("Where it runs", "Needed before anything else is read.",
        [
            new("PUBLIC_URL", "`http://localhost:8080` in AppHost and containers", "https, or http on a loopback host, without a path",
                "The one origin at which people and assistants reach this installation. "
                + "Every address that it gives is built from it. A host on its own needs it."),
            new("LISTEN", "`PUBLIC_URL` if that is http, else `http://localhost:8080`", "an http address without a path",
                "Where AppHost's gateway listens behind a tunnel or proxy. In containers any value says that a proxy in front ends https."),
            new("TrustedProxies", "loopback", "addresses and networks (`10.0.0.0/8`), separated by commas",
                "Whose `X-Forwarded-For` is believed. Hosts on their own believe its last entry alone."),
            new("ConnectionStrings__Postgres", "AppHost's own server", "`Host=…;Database=…;Username=…;Password=…`",
                "The PostgreSQL to use, 15 or newer, with a database in UTF8. A host on its own needs it."),
            new("DATA_DIR", "`.data` in the checkout", "a folder", "AppHost's database files, logs and generated secrets."),
            new(
                "SETTINGS_FILE",
                "none",
                "a JSON file",
                "Settings that may change while the hosts run: names, and the fields of the manifest. They win over all others."),
            new("SECRETS_DIR", "none", "a folder", "Hosts on their own: each file in it is a setting. The environment wins over them."),
            new(
                "IdentityServer__InternalUrl",
                "`PUBLIC_URL`",
                "an origin",
                "Where the API fetches the identity server's keys, if `PUBLIC_URL` does not lead there. AppHost and the containers set it."),
            new(
                "Logging__File",
                "none: the console",
                "a file that ends in `.log`",
                "Where a host writes its log, and puts it aside at 10 MB. Its console has warnings and worse alone then. AppHost sets it."),
            new("RevocationFeed__Role", "none", "a role of the database",
                "The API's database role, if it has one of its own: "
                + "the identity server grants it the two views and the table that the API needs of its schema."),
        ]),
        new("Somebody else's", "Settings of ASP.NET Core, OpenTelemetry and Duende that are worth knowing.",
        [
            new("ASPNETCORE_URLS", "`http://localhost:5000`", "addresses", "Where a host on its own listens. AppHost and the containers set it."),
            new(
                "Logging__LogLevel__<category>",
                "`Information`",
                "`Trace` to `None`",
                "How much is logged. Never a token, code, secret, password or e-mail address."),
            new(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "none",
                "an address",
                "Where traces and metrics go; without it none are made. The other `OTEL_*` of OpenTelemetry hold, too."),
            new("Duende__LicenseKey", "none", "a key for version 7",
                "The licence, in a build with `IdentityEngine=Duende`. Without one it serves and says so in its log, for development and tests alone."),
            new("Duende__LogLevel", "`None`", "`Trace` to `None`",
                "How much of Duende's own log is written, and from `Information` on its events. "
                + "It contains codes that it refuses: only for as long as you look."),
        ]),
        new("Commands and containers", "Read by the doctor, and by `docker-compose.yml`.",
        [
            new("DOCTOR_PASSWORD", "none", "", "The password for `doctor --email`; typed if not set."),
            new(
                "GATEWAY_PLAIN",
                "`127.0.0.1:8080`",
                "address and port",
                "Where the containers' gateway takes http that a proxy in front, or this machine alone, sends."),
            new("GATEWAY_HTTP", "80", "a port", "Where it takes http of a public name, and leads on to https."),
            new("GATEWAY_HTTPS", "443", "a port", "Where it takes https of a public name."),
            new("IDENTITY_ENGINE", "`OpenIddict`", "`OpenIddict`, `Duende`", "The engine that `docker compose up --build` builds."),
        ]),
    ];
}
