using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Begins the grant that a request leads to, and lets Duende make its code for what was granted.</summary>
internal sealed class GrantBeginning(Registrations registrations, Grants grants, AuthorizationInCourse course, TimeProvider clock)
{
    public async Task GrantAsync(ValidatedAuthorizeRequest request, AuthorizationQuestion question, AuthorizationVerdict.Granted granted, CancellationToken cancellation)
    {
        await registrations.MarkUsedAsync(question.Client, cancellation);
        var grantId = await grants.BeginAsync(question, granted, cancellation);

        request.Subject = GrantSubject.Create(granted.Person, grantId, clock.GetUtcNow(), course.Audiences);
        request.ValidatedResources = request.ValidatedResources.Filter(question.Client.Refreshes ? granted.Scopes.Append(Scopes.OfflineAccess) : granted.Scopes);
        request.Description = grantId.ToString();
    }
}
