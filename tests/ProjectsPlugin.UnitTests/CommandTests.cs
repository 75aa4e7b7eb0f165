using System.Runtime.CompilerServices;
using ProjectsPlugin.IdentityServer;

namespace ProjectsPlugin.UnitTests;

internal sealed class CommandTests
{
    [Test]
    public void Commands_parse_and_print_and_leave_the_work_to_services()
    {
        var types = typeof(IdentityServerMarker).Assembly.GetTypes()
            .Where(type => type.Namespace == "ProjectsPlugin.IdentityServer.Commands" && !type.IsNested)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), false))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(types, Is.Not.Empty);
            Assert.That(types.Where(type => !(type.IsAbstract && type.IsSealed)), Is.Empty, "a type that is not static holds services");
        }
    }
}
