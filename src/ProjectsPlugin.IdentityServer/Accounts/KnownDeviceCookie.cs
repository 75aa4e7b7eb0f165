using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>
/// Lets a browser be known again that has signed in before, so that strangers who guess a person's password lock themselves out and not the person
/// (OWASP, "Device cookies"). It signs nobody in. Signing out leaves it.
/// </summary>
public sealed class KnownDeviceCookie(IDataProtectionProvider protection, PublicUrl publicUrl)
{
    private const int MaxAccounts = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("A browser that has signed in").ToTimeLimitedDataProtector();

    private CookieBuilder Cookie => new CookieBuilder { MaxAge = Lifetime }.BindToHost("device", publicUrl);

    /// <summary>Whence a request comes that sends a password.</summary>
    public SignInSource SourceOf(HttpContext context) => new(context.CallerNetwork(), Read(context.Request));

    /// <summary>Knows the browser from now on, for this account too.</summary>
    public void Remember(HttpContext context, Guid accountId)
    {
        var known = Read(context.Request) ?? new KnownDevice(Guid.NewGuid(), []);
        var ids = known.Accounts.Prepend(accountId).Distinct().Take(MaxAccounts).Prepend(known.Id);
        context.Response.Cookies.Append(Cookie.Name!, _protector.Protect(string.Join(' ', ids), Lifetime), Cookie.Build(context));
    }

    private KnownDevice? Read(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie.Name!] is { Length: > 0 } value && _protector.Unprotect(value).Split(' ') is [var id, .. var accounts]
                ? new KnownDevice(Guid.Parse(id), [.. accounts.Select(Guid.Parse)])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
