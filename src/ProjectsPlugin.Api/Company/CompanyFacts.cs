using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Company;

/// <summary>What to know about the company before writing for it.</summary>
public sealed record CompanyFacts
{
    /// <summary>What the company is called.</summary>
    /// <example>Example Company</example>
    [Description("What the company is called.")]
    [MaxLength(CompanyProfile.NameLength)]
    public required string Name { get; init; }

    /// <summary>What the company does.</summary>
    /// <example>Example Company plans and delivers research projects.</example>
    [Description("What the company does.")]
    [MaxLength(CompanyProfile.AboutLength)]
    public required string About { get; init; }

    /// <summary>The company's website.</summary>
    /// <example>https://www.example.com</example>
    [Description("The company's website.")]
    [MaxLength(CompanyProfile.WebsiteLength)]
    public required string Website { get; init; }

    /// <summary>Where people write to the company.</summary>
    /// <example>support@example.com</example>
    [Description("Where people write to the company.")]
    [EmailAddress, MaxLength(CompanyProfile.ContactEmailLength)]
    public required string ContactEmail { get; init; }

    /// <summary>How texts in the company's name should sound.</summary>
    /// <example>Friendly and precise.</example>
    [Description("How texts in the company's name should sound.")]
    [MaxLength(CompanyProfile.WritingStyleLength)]
    public required string WritingStyle { get; init; }
}
