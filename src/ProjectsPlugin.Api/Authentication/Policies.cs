using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>A policy per scope, of the same name: the token must carry that scope.</summary>
public static class Policies
{
    public const string Projects = Scopes.Projects;
    public const string Users = Scopes.Users;
    public const string Me = Scopes.Me;
    public const string Company = Scopes.Company;
}
