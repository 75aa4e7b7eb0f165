using System.Globalization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Records;

/// <summary>How search and fetch name a record: <c>project:3</c>, <c>user:2</c>, <c>company</c>.</summary>
internal readonly record struct RecordId(RecordKind Kind, int Number)
{
    public const int MaxLength = 50;

    /// <summary>The most characters of <see cref="Page"/>.</summary>
    public const int MaxPageLength = 500;

    private const string CompanyName = "company";

    public static RecordId Company { get; } = new(RecordKind.Company, 0);

    /// <summary>Null if the text names no record of ours.</summary>
    public static RecordId? Parse(string text) => text.Split(':') switch
    {
        [CompanyName] => Company,
        ["project", var number] when IsNumber(number, out var id) => new RecordId(RecordKind.Project, id),
        ["user", var number] when IsNumber(number, out var id) => new RecordId(RecordKind.User, id),
        _ => null,
    };

    /// <summary>The record's page, which a signed-in employee can open.</summary>
    public string Page(PublicUrl publicUrl) => publicUrl.At(Kind switch
    {
        RecordKind.Project => PageAddress.Project(Number),
        RecordKind.User => PageAddress.User(Number),
        _ => PageAddress.Company,
    });

    public override string ToString() => Kind switch
    {
        RecordKind.Project => string.Create(CultureInfo.InvariantCulture, $"project:{Number}"),
        RecordKind.User => string.Create(CultureInfo.InvariantCulture, $"user:{Number}"),
        _ => CompanyName,
    };

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
