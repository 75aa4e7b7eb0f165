using Npgsql;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Visibility;
using static ProjectsPlugin.Api.Data.SqlQuery;

namespace ProjectsPlugin.Api.Data;

internal sealed class CompanyRepository(NpgsqlDataSource database) : ICompany
{
    private const string One = "SELECT name, about, website, contact_email, writing_style FROM projects.company";

    private const string WithWords =
        $"""
        {One} WHERE to_tsvector(
            'english', projects.words('company ' || name || ' ' || about || ' ' || website || ' ' || contact_email || ' ' || writing_style))
            @@ to_tsquery('english', projects.beginnings($1))
        """;

    public Task<CompanyFacts?> FindAsync(Viewer viewer, CancellationToken cancellation) => database.FindAsync(One, Facts, cancellation);

    public Task<CompanyFacts?> SearchAsync(Viewer viewer, string words, CancellationToken cancellation) =>
        database.FindAsync(WithWords, Facts, cancellation, Parameter(words));

    private static CompanyFacts Facts(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        About = row.GetString(1),
        Website = row.GetString(2),
        ContactEmail = row.GetString(3),
        WritingStyle = row.GetString(4),
    };
}
