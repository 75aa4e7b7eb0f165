using Microsoft.Extensions.Configuration;
using Npgsql;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.UnitTests;

public sealed class PostgresSettingTests
{
    [Test]
    public void A_connection_string_keeps_what_it_says()
    {
        const string Connection = "Server=localhost;Database=projects;User Id=projects;Password='a;b=c'";

        var read = new NpgsqlConnectionStringBuilder(Read(Connection));

        Assert.That((read.Host, read.Database, read.Username, read.Password), Is.EqualTo(("localhost", "projects", "projects", "a;b=c")));
    }

    [Test]
    public void Statements_are_prepared_by_themselves_and_connections_return_to_the_pool_without_a_round_trip()
    {
        var read = new NpgsqlConnectionStringBuilder(Read("Host=localhost"));

        Assert.That((read.MaxAutoPrepare, read.AutoPrepareMinUsages, read.NoResetOnClose), Is.EqualTo((50, 2, true)));
    }

    [TestCase("Host=localhost", "identity,public,pg_temp")]
    [TestCase("Host=localhost;Search Path=elsewhere", "elsewhere")]
    public void Names_are_looked_for_in_the_hosts_own_schema_unless_the_string_says_otherwise(string connection, string path) =>
        Assert.That(new NpgsqlConnectionStringBuilder(Read(connection)).SearchPath, Is.EqualTo(path));

    [TestCase("Host=localhost;Max Auto Prepare=0;No Reset On Close=false")]
    [TestCase("Host=localhost;max auto prepare=0;no reset on close=False")]
    [TestCase("MaxAutoPrepare=0;NoResetOnClose=false;Host=localhost")]
    public void An_operators_own_string_wins_over_the_defaults(string connection)
    {
        var read = new NpgsqlConnectionStringBuilder(Read(connection));

        Assert.That((read.MaxAutoPrepare, read.AutoPrepareMinUsages, read.NoResetOnClose), Is.EqualTo((0, 2, false)));
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
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", setting)]).Build().PostgresConnection("identity");
}
