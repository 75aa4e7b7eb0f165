using Microsoft.AspNetCore.Authorization;

namespace ProjectsPlugin.Api.Authentication;

internal sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (requirement.IsMetBy(context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
