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
        var without = repository.GetMethods().Where(method => method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Viewer));

        Assert.That(repository.GetMethods(), Is.Not.Empty);
        Assert.That(without.Select(method => method.Name), Is.Empty);
    }
}
