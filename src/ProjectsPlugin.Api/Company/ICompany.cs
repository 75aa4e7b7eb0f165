namespace ProjectsPlugin.Api.Company;

/// <summary>The company's facts.</summary>
public interface ICompany
{
    /// <summary>Null until the facts are loaded.</summary>
    Task<CompanyFacts?> FindAsync(CancellationToken cancellation);
}
