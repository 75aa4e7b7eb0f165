namespace ProjectsPlugin.AppHost;

internal static class Help
{
    public const string Text =
        """
        Runs PostgreSQL, the identity server and the API behind one origin.

        dotnet run --project src/ProjectsPlugin.AppHost                       starts everything; Ctrl-C stops it
        dotnet run --project src/ProjectsPlugin.AppHost -- import FILE        loads projects, people and company from a JSON file
        dotnet run --project src/ProjectsPlugin.AppHost -- demo remove        takes the demo data away; the first import does so, too
        dotnet run --project src/ProjectsPlugin.AppHost -- employees …        who can sign in: add, reset, list, deactivate (--help says more)
        dotnet run --project src/ProjectsPlugin.AppHost -- clients …          which assistants may ask: list, reset, block, unblock (--help says more)
        dotnet run --project src/ProjectsPlugin.AppHost -- revoke --all       ends every session and all access of assistants (--help says more)
        dotnet run --project src/ProjectsPlugin.AppHost -- doctor [URL]       what an assistant would stumble over at this address, and what to do
        dotnet run --project src/ProjectsPlugin.AppHost -- doctor refusals    which requests to sign in were refused in the last day, and what would allow each

        The commands work whether it runs or not. Settings, by environment:

        PUBLIC_URL                   the origin that people type                      http://localhost:8080
        LISTEN                       where it listens, behind a proxy or tunnel       PUBLIC_URL if that is http
        TrustedProxies               whose X-Forwarded-For is believed                loopback
        DATA_DIR                     database files and generated secrets             .data in the repository
        ConnectionStrings__Postgres  a PostgreSQL to use instead of an own one
        Demo__Enabled                demo data and accounts                           true

        README.md has them all.
        """;
}
