using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Company;

/// <summary>The company's facts.</summary>
public interface ICompany
{
    /// <summary>Null until the facts are loaded.</summary>
    Task<CompanyFacts?> FindAsync(Viewer viewer, CancellationToken cancellation);

    /// <summary>The facts, if all of the words, or words that begin with them, are in them.</summary>
    Task<CompanyFacts?> SearchAsync(Viewer viewer, string words, CancellationToken cancellation);
}
