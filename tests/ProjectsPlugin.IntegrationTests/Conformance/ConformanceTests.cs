using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>What others wrote to hold servers to the protocol, run against the whole product: the official suite and the Inspector.</summary>
[Explicit("tests/conformance/run.sh brings their packages and runs this."), NonParallelizable]
internal sealed class ConformanceTests
{
    private Installation _installation = null!;
    private string _withToken = null!;
    private WebApplication _bearerTokenProxy = null!;
    private string _token = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _withToken = $"http://127.0.0.1:{FreePort.Next()}";
        _installation = await Installation.StartAsync(new InstallationOptions
        {
            ApiServices = AddFixedAnswers,
            Settings = new Dictionary<string, string?> { ["RateLimit:PerMinute"] = "100000", ["Mcp:AllowedOrigins:0"] = _withToken },
        });
        using var assistant = await PublicAssistant.DiscoverAsync(_installation);
        _token = (await assistant.SignInAsync()).AccessToken;
        _bearerTokenProxy = await BearerTokenProxy.StartAsync(_withToken, _installation.PublicUrl, _token);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _bearerTokenProxy.DisposeAsync();
        await _installation.DisposeAsync();
    }

    [Test]
    public async Task The_server_meets_revision_2025_11_25_but_for_what_needs_a_session() =>
        Passed(await SuiteAsync("server", "--url", _withToken + Paths.Mcp, "--requirements", "2025-11-25", "--expected-failures", "needs-a-session.yaml"));

    [Test]
    public async Task The_server_meets_revision_2026_07_28() =>
        Passed(await SuiteAsync("server", "--url", _withToken + Paths.Mcp, "--requirements", "2026-07-28"));

    [Test]
    public async Task The_authorization_server_meets_every_revision()
    {
        using var person = new Person(_installation);
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var returned = Task.CompletedTask;
        var result = await NodeTool.RunAsync(
            NodeTool.Suite,
            line => returned = line.Contains("/authorize?", StringComparison.Ordinal) ? ReturnAsync(person, line.Trim()) : returned,
            "authorization", "--url", _installation.PublicUrl.Issuer, "--client-id", PublicAssistant.PreRegisteredId,
            "--resource", Audiences.Mcp(_installation.PublicUrl), "--port", port, "--output-dir", Results());

        await returned;
        Passed(result);
    }

    [Test]
    public async Task The_Inspector_lists_the_tools_and_finds_no_fault_with_their_schemas([Values("legacy", "modern")] string era)
    {
        var list = await InspectAsync(era, "--method", "tools/list", "--strict");

        Passed(list);
        Assert.That(list.Output, Does.Contain("get_projects").And.Contain("fetch"));
    }

    [Test]
    public async Task The_Inspector_calls_a_tool([Values("legacy", "modern")] string era)
    {
        var call = await InspectAsync(era, "--method", "tools/call", "--tool-name", "get_projects", "--tool-arg", "query=virtual city");

        Passed(call);
        Assert.That(call.Output, Does.Contain("Virtual Eco-City Simulation"));
    }

    private Task<(int ExitCode, string Output)> InspectAsync(string era, params string[] arguments) => NodeTool.RunAsync(
        NodeTool.Inspector, null,
        [
            "--cli", Audiences.Mcp(_installation.PublicUrl), "--transport", "http", "--protocol-era", era,
            "--header", $"Authorization: Bearer {_token}", .. arguments,
        ]);

    private static Task<(int ExitCode, string Output)> SuiteAsync(params string[] arguments) =>
        NodeTool.RunAsync(NodeTool.Suite, null, [.. arguments, "--output-dir", Results()]);

    private static async Task ReturnAsync(Person person, string address)
    {
        using var browser = new HttpClient();
        await browser.GetAsync(await person.AllowAsync(address));
    }

    private static string Results() => Path.Combine(AppContext.BaseDirectory, "conformance");

    private static void Passed((int ExitCode, string Output) run) => Assert.That(run.ExitCode, Is.Zero, run.Output);

    private static void AddFixedAnswers(IServiceCollection services)
    {
        foreach (var tool in FixedAnswers.Tools.Concat(InputRequiredTools.Tools))
            services.AddSingleton(tool);
        foreach (var prompt in FixedPrompts.Prompts)
            services.AddSingleton(prompt);
        foreach (var resource in FixedResources.Resources)
            services.AddSingleton(resource);
        services.AddOptions<McpServerOptions>().Configure(server =>
        {
            server.Filters.Request.CompleteFilters.Add(next => (call, cancellation) => call.Params.Ref is PromptReference { Name: FixedPrompts.WithArguments }
                ? ValueTask.FromResult(new CompleteResult { Completion = new Completion { Values = [] } })
                : next(call, cancellation));
            server.Handlers.SubscribeToResourcesHandler = (_, _) => ValueTask.FromResult(new EmptyResult());
            server.Handlers.UnsubscribeFromResourcesHandler = (_, _) => ValueTask.FromResult(new EmptyResult());
        });
    }
}
