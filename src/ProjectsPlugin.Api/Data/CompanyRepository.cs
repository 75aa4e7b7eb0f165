using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Api.Company;

namespace ProjectsPlugin.Api.Data;

internal sealed class CompanyRepository(ProjectsDb db) : ICompany
{
    public Task<CompanyFacts?> FindAsync(CancellationToken cancellation) => Facts(db.Company).SingleOrDefaultAsync(cancellation);

    public Task<CompanyFacts?> SearchAsync(string words, CancellationToken cancellation) => Facts(db.Company.Where(company => EF.Functions
            .ToTsVector("english", SearchText.Words(
                "company " + company.Name + " " + company.About + " " + company.Website + " " + company.ContactEmail + " " + company.WritingStyle))
            .Matches(EF.Functions.ToTsQuery("english", SearchText.Beginnings(words)))))
        .SingleOrDefaultAsync(cancellation);

    private static IQueryable<CompanyFacts> Facts(IQueryable<CompanyProfile> company) =>
        company.Select(company => new CompanyFacts
        {
            Name = company.Name,
            About = company.About,
            Website = company.Website,
            ContactEmail = company.ContactEmail,
            WritingStyle = company.WritingStyle,
        });
}
