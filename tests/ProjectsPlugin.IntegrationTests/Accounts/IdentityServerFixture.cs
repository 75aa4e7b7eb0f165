using System.CommandLine;
using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Commands;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>An identity server whose employees come and go, with a clock that the test moves.</summary>
internal sealed class IdentityServerFixture : IAsyncDisposable
{
    public const string Password = "blau-kaffee-tramway";

    private static int _people;

    private readonly HostUnderTest<IdentityServerMarker> _host;
    private readonly bool _ownsDatabase;

    private IdentityServerFixture(HostUnderTest<IdentityServerMarker> host, FakeTimeProvider clock, string connectionString, bool ownsDatabase) =>
        (_host, Clock, ConnectionString, _ownsDatabase) = (host, clock, connectionString, ownsDatabase);

    public FakeTimeProvider Clock { get; }

    public string ConnectionString { get; }

    public string Logs => _host.Logs.Text;

    public IReadOnlyCollection<LogEntry> LogEntries => _host.Logs.Entries;

    public static async Task<IdentityServerFixture> OpenAsync(
        Dictionary<string, string?>? more = null, string? connectionString = null, FakeTimeProvider? clock = null)
    {
        var database = connectionString ?? await PostgresServer.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            ["PUBLIC_URL"] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = database,
            ["Clients:ChatGptPlugin:ClientSecret"] = ConfiguredClient.ChatGptPlugin.Secret,
            ["Clients:GptAction:ClientSecret"] = ConfiguredClient.GptAction.Secret,
        };
        foreach (var (key, value) in more ?? [])
            settings[key] = value;

        clock ??= new FakeTimeProvider(DateTimeOffset.UtcNow);
        var host = new HostUnderTest<IdentityServerMarker>(settings, clock, LogLevel.Information, new CapturedLogs());
        await Task.Run(host.Start);
        return new IdentityServerFixture(host, clock, database, connectionString is null);
    }

    public static string NewEmail() => $"person{Interlocked.Increment(ref _people)}@example.org";

    /// <summary>Someone new, with <see cref="Password"/>.</summary>
    public async Task<Account> EmployAsync()
    {
        var outcome = await SetPasswordAsync(await LinkAsync(await HireAsync()), Password);
        return ((SetPasswordOutcome.PasswordSet)outcome).Account;
    }

    /// <summary>Someone new, who has yet to set a password.</summary>
    public Task<Account> HireAsync() => AskAsync<Employees, Account>(async employees => (await employees.AddAsync(NewEmail(), "Ana Lopez"))!);

    /// <summary>The token of a new link.</summary>
    public Task<string> LinkAsync(Account account) => AskAsync<PasswordLinks, string>(async links =>
        HttpUtility.ParseQueryString(new Uri((await links.CreateAsync(account, default)).Url).Query)["token"]!);

    public Task<PasswordLink?> FindLinkAsync(string? token) => AskAsync<PasswordLinks, PasswordLink?>(links => links.FindAsync(token, default));

    public Task<SetPasswordOutcome> SetPasswordAsync(string? token, string password) =>
        AskAsync<PasswordLinks, SetPasswordOutcome>(links => links.SetPasswordAsync(token, password, default));

    public Task<SignInOutcome> SignInAsync(string? email, string? password, string network = "192.0.2.7", KnownDevice? device = null) =>
        AskAsync<SignIn, SignInOutcome>(signIn => signIn.AttemptAsync(email, password, new SignInSource(network, device), default));

    public Task<SignInOutcome> SignInAsync(string? email, string? password, PasswordHashLimiter limiter) =>
        AskAsync<IServiceProvider, SignInOutcome>(services =>
            ActivatorUtilities.CreateInstance<SignIn>(services, limiter).AttemptAsync(email, password, new SignInSource("192.0.2.7", Device: null), default));

    public Task<bool> DeactivateAsync(Account account) => AskAsync<Employees, bool>(employees => employees.DeactivateAsync(account.Id, default));

    public Task<bool> ReactivateAsync(Account account) => AskAsync<Employees, bool>(employees => employees.ReactivateAsync(account.Id, default));

    /// <summary>What an operator's command does and says, without the seconds that a process of its own takes to start.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var exitCode = await _host.Services.RunCommandAsync(arguments, new InvocationConfiguration { Output = output, Error = errors });
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Whether what the person granted at that time, or now, may still be used.</summary>
    public Task<bool> IsActiveAsync(Account account, DateTimeOffset? grantedAt = null) => AskAsync<IdentityServerDb, bool>(async db =>
        (await db.Users.Where(row => row.Id == account.Id).Select(AccountState.Of).SingleAsync()).ActiveSince(grantedAt ?? Clock.GetUtcNow()) is not null);

    /// <summary>A client of this host alone, without the gateway; it keeps cookies.</summary>
    public HttpClient CreateClient(string? forwardedFor = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _host.ClientOptions.BaseAddress };
        if (forwardedFor is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return client;
    }

    public async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> question)
        where TService : notnull
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_ownsDatabase)
            await PostgresServer.DropDatabaseAsync(ConnectionString);
    }
}
