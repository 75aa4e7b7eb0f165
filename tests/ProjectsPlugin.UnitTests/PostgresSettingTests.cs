using Microsoft.Extensions.Configuration;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.UnitTests;

public sealed class PostgresSettingTests
{
    [Test]
    public void A_connection_string_is_taken_as_it_is()
    {
        const string Connection = "Server=localhost;Database=projects;User Id=projects;Password='a;b=c'";

        Assert.That(Read(Connection), Is.EqualTo(Connection));
    }

    [TestCase(null, "is not set")]
    [TestCase("", "is not set")]
    [TestCase("garbage", "is no connection string")]
    [TestCase("postgres://projects:s3cret@localhost/projects", "is no connection string")]
    [TestCase("postgres://projects:s3cret@localhost/projects?sslmode=require", "is no connection string")]
    [TestCase("Host=localhost;Port=s3cret", "is no connection string")]
    [TestCase("Host=localhost;Port=99999999999", "is no connection string")]
    [TestCase("Database=projects;Password=s3cret", "is no connection string")]
    public void Anything_else_is_refused_with_the_settings_name_and_an_example_but_without_the_value(string? setting, string fault)
    {
        var refusal = Assert.Throws<FormatException>(() => Read(setting));

        Assert.That(refusal.Message, Does.StartWith("ConnectionStrings__Postgres ").And.Contain(fault).And.Contain("Host=localhost;Database="));
        Assert.That(refusal.ToString(), Does.Not.Contain("s3cret"));
    }

    private static string Read(string? setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", setting)]).Build().PostgresConnection();
}
