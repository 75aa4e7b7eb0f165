using Microsoft.AspNetCore.Identity;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>The real hasher, which notes how many it makes and how many at the same time.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _real = new();
    private int _running;
    private int _checked;

    public int Checked => _checked;

    public int MostAtOnce { get; private set; }

    public string HashPassword(Account user, string password) => _real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        var result = _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        Interlocked.Decrement(ref _running);
        Interlocked.Increment(ref _checked);
        return result;
    }
}
