using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Users;

/// <summary>A person in the directory.</summary>
public sealed record UserItem : IRecord
{
    /// <summary>The person's number, for getUser.</summary>
    /// <example>2</example>
    [Description("The person's number, for get_user.")]
    [Range(1, int.MaxValue)]
    public required int Id { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>Emily Johnson</example>
    [Description("The person's name.")]
    [MaxLength(User.NameLength)]
    public required string Name { get; init; }

    /// <summary>The person's e-mail address.</summary>
    /// <example>emily@example.com</example>
    [Description("The person's e-mail address.")]
    [EmailAddress, MaxLength(User.EmailLength)]
    public required string Email { get; init; }

    /// <summary>The company that the person works for.</summary>
    /// <example>Example Client</example>
    [Description("The company that the person works for.")]
    [MaxLength(User.CompanyLength)]
    public required string Company { get; init; }
}
