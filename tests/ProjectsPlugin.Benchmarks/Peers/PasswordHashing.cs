using Microsoft.AspNetCore.Identity;
using Npgsql;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.Benchmarks.Peers;

/// <summary>The check of the demo user's password against the hash that the identity host keeps, without a sign-in around it.</summary>
internal sealed class PasswordHashing : IDisposable
{
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly PasswordHashLimiter _limiter;
    private readonly Account _account;
    private readonly string _password;

    private PasswordHashing(Account account, string password) => (_account, _password, _limiter) = (account, password, new PasswordHashLimiter(_hasher));

    public static async Task<PasswordHashing> ReadAsync(Installation installation)
    {
        await using var connection = new NpgsqlConnection(installation.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT password_hash FROM identity.accounts WHERE email = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = installation.DemoUser.Email } },
        };
        var hash = (string)(await command.ExecuteScalarAsync())!;
        return new PasswordHashing(new Account { Name = "", CreatedAt = default, PasswordHash = hash }, installation.DemoUser.Password);
    }

    /// <summary>One hash, on this thread. The hash says itself with which parameters it was made.</summary>
    public void Verify()
    {
        if (_hasher.VerifyHashedPassword(_account, _account.PasswordHash!, _password) is not PasswordVerificationResult.Success)
            throw new InvalidOperationException("The stored hash is not the demo password's.");
    }

    /// <summary>As many hashes a second as the host's limiter lets through.</summary>
    public Task<double> PerSecondAsync(TimeSpan duration) => ClosedLoop.PerSecondAsync(duration, async _ =>
    {
        using var lease = await _limiter.AcquireAsync(CancellationToken.None);
        if (await lease!.VerifyAsync(_account, _password) is not PasswordVerificationResult.Success)
            throw new InvalidOperationException("The stored hash is not the demo password's.");
    });

    public void Dispose() => _limiter.Dispose();
}
