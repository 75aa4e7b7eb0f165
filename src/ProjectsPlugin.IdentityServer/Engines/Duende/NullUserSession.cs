using System.Security.Claims;
using Duende.IdentityServer.Services;
using Microsoft.AspNetCore.Authentication;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Who is signed in is known by <see cref="Accounts.Sessions"/>; Duende learns of it with the person's decision, and sets no cookie.</summary>
internal sealed class NullUserSession : IUserSession
{
    public Task<string> CreateSessionIdAsync(ClaimsPrincipal principal, AuthenticationProperties properties) => Task.FromResult("");

    public Task<ClaimsPrincipal?> GetUserAsync() => Task.FromResult<ClaimsPrincipal?>(null);

    public Task<string?> GetSessionIdAsync() => Task.FromResult<string?>(null);

    public Task EnsureSessionIdCookieAsync() => Task.CompletedTask;

    public Task RemoveSessionIdCookieAsync() => Task.CompletedTask;

    public Task AddClientIdAsync(string clientId) => Task.CompletedTask;

    public Task<IEnumerable<string>> GetClientListAsync() => Task.FromResult<IEnumerable<string>>([]);
}
