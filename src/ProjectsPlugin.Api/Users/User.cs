using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Users;

/// <summary>A person in the directory: an employee or somebody the company works with. Lengths count Unicode code points.</summary>
public sealed class User
{
    public const int NameLength = 200;

    /// <summary>RFC 5321, section 4.5.3.1.3: a path of 256 octets with its angle brackets.</summary>
    public const int EmailLength = 254;

    public const int CompanyLength = 200;

    public required int Id { get; init; }

    [MaxLength(NameLength)]
    public required string Name { get; init; }

    /// <summary>Unique, whatever its case.</summary>
    [MaxLength(EmailLength)]
    public required string Email { get; init; }

    [MaxLength(CompanyLength)]
    public required string Company { get; init; }
}
