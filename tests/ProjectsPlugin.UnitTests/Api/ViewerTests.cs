using System.Reflection;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class ViewerTests
{
    [TestCase(typeof(IProjects))]
    [TestCase(typeof(IUsers))]
    [TestCase(typeof(ICompany))]
    public void Nothing_is_read_without_saying_for_whom(Type repository)
    {
        var implementation = repository.Assembly.GetTypes().Single(type => type.IsClass && type.IsAssignableTo(repository));
        MethodInfo[] methods =
            [.. repository.GetMethods(), .. implementation.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)];

        var without = methods.Where(method => method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Viewer));

        Assert.That(methods, Has.Length.GreaterThan(1));
        Assert.That(without.Select(method => method.Name), Is.Empty);
    }
}
