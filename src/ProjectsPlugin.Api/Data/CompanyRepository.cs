using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Api.Company;

namespace ProjectsPlugin.Api.Data;

internal sealed class CompanyRepository(ProjectsDb db) : ICompany
{
    public Task<CompanyFacts?> FindAsync(CancellationToken cancellation) =>
        db.Company.Select(company => new CompanyFacts
        {
            Name = company.Name,
            About = company.About,
            Website = company.Website,
            ContactEmail = company.ContactEmail,
            WritingStyle = company.WritingStyle,
        }).SingleOrDefaultAsync(cancellation);
}
