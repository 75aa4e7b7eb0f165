using System.Net;
using System.Text.Json;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>An AppHost that runs while the tests of a class do, and the commands beside it.</summary>
internal abstract class AppHostFixture
{
    protected string Address { get; } = $"http://localhost:{FreePort.Next()}";

    protected DataDir Folder { get; private set; } = null!;

    protected RunningAppHost Running { get; set; } = null!;

    protected string SecretsFile => Path.Combine(Folder.Path, "secrets.json");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Folder = new DataDir();
        Running = await RunningAppHost.StartAsync(Folder, Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Running.DisposeAsync();
        Folder.Dispose();
    }

    protected static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    protected Task<(int ExitCode, string Said)> CommandAsync(params string[] arguments) =>
        RunningAppHost.RunAsync(Folder, new Dictionary<string, string?> { ["PUBLIC_URL"] = Address }, arguments);

    protected Dictionary<string, string> ReadSecrets() => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(SecretsFile))!;
}
