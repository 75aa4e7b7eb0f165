using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.AppHost;

/// <summary>What the console says once everything runs.</summary>
internal static class Welcome
{
    public static string Text(AppHostSettings settings, HostEnvironment environment, bool ownDatabase) =>
        $"""

        ProjectsPlugin is running at {settings.PublicUrl}{Listening(settings)}: identity server, API and {Database(settings, ownDatabase)}.
        People know it as {Names(settings)}.

        {Accounts(environment)}
          ChatGPT plugin   client id {environment.ChatGptPlugin.Id}   client secret {environment.ChatGptPlugin.Secret}
          GPT Action       client id {environment.GptAction.Id}   client secret {environment.GptAction.Secret}

        Next: open {settings.PublicUrl} in a browser. It says how each assistant connects; one that speaks MCP needs
              {settings.PublicUrl.At(Paths.Mcp)} and nothing else.{DemoAssistant(settings, environment)}
        Ctrl-C stops everything; data, keys and secrets stay.

        """;

    private static string Names(AppHostSettings settings)
    {
        var company = new Operator(settings.Configuration).CompanyName;
        return $"{new ProductName(settings.Configuration)} (Plugin__NameForHuman)"
            + (company is null ? "; Plugin__CompanyName says whose it is" : $" of {company} (Plugin__CompanyName)");
    }

    private static string Accounts(HostEnvironment environment) => environment.DemoEnabled
        ? $"  Demo accounts    user1@example.com, user2@example.com, user3@example.com   password {environment.DemoPassword}"
        : "  Accounts         'dotnet run --project src/ProjectsPlugin.AppHost -- employees add EMAIL' makes one; "
            + "demo accounts of an earlier start are deactivated";

    private static string DemoAssistant(AppHostSettings settings, HostEnvironment environment) =>
        settings.Configuration.GetValue("Assistant:Enabled", environment.DemoEnabled)
        ? $"\n      Without an assistant, {settings.PublicUrl.At(Paths.Try)} shows what one does."
        : "";

    private static string Listening(AppHostSettings settings) =>
        settings.Listen.GetLeftPart(UriPartial.Authority) is var origin && origin != settings.PublicUrl.ToString() ? $" (listening on {origin})" : "";

    private static string Database(AppHostSettings settings, bool isOurs) =>
        isOurs ? $"PostgreSQL, with its data in {settings.DataDir}" : "the PostgreSQL of ConnectionStrings__Postgres";
}
