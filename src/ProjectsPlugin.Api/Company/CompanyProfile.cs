using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Company;

/// <summary>The company that runs this installation: one row. Lengths count Unicode code points.</summary>
public sealed class CompanyProfile
{
    public const int NameLength = 200;
    public const int AboutLength = 10_000;
    public const int WebsiteLength = 500;
    public const int ContactEmailLength = 254;
    public const int WritingStyleLength = 5_000;

    public required int Id { get; init; }

    [MaxLength(NameLength)]
    public required string Name { get; init; }

    [MaxLength(AboutLength)]
    public required string About { get; init; }

    [MaxLength(WebsiteLength)]
    public required string Website { get; init; }

    [MaxLength(ContactEmailLength)]
    public required string ContactEmail { get; init; }

    [MaxLength(WritingStyleLength)]
    public required string WritingStyle { get; init; }
}
