using Microsoft.AspNetCore.Identity;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>An employee who can sign in. The sign-in name is the e-mail address, which an operator has vouched for.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameLength = 200;

    /// <summary>The longest address that SMTP can carry (RFC 5321, section 4.5.3.1.3, less the brackets), in characters.</summary>
    public const int EmailLength = 254;

    /// <summary>What pages call the person.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set when an operator ended the account; such an account cannot sign in or refresh.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>Set, to the second, when an operator let the person back in; what was granted before stays ended.</summary>
    public DateTimeOffset? ReactivatedAt { get; set; }

    /// <summary>Made from the demo data at start; only such an account's password follows the setting <c>Demo__Password</c>.</summary>
    public bool IsDemo { get; init; }
}
