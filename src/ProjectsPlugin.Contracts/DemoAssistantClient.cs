namespace ProjectsPlugin.Contracts;

/// <summary>The demo assistant at <see cref="Paths.Try"/> as a client that registers itself; nobody else may take its name.</summary>
public static class DemoAssistantClient
{
    public const string Name = "Demo assistant";
}
