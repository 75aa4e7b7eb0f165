using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Me;

/// <summary>The signed-in person's own entry in the directory.</summary>
public sealed record SignedInUser
{
    /// <summary>The person's number, for getUser.</summary>
    /// <example>3</example>
    [Range(1, int.MaxValue)]
    public required int UserID { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>Alec Parkes</example>
    [MaxLength(User.NameLength)]
    public required string Name { get; init; }

    /// <summary>The person's e-mail address.</summary>
    /// <example>alec@example.com</example>
    [EmailAddress, MaxLength(User.EmailLength)]
    public required string Email { get; init; }

    /// <summary>The company that the person works for.</summary>
    /// <example>Example Company</example>
    [MaxLength(User.CompanyLength)]
    public required string Company { get; init; }
}
