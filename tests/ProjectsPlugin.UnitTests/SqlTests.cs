using System.Text.RegularExpressions;
using ProjectsPlugin.UnitTests.Docs;

namespace ProjectsPlugin.UnitTests;

/// <summary>What every statement in the sources must be like.</summary>
internal sealed partial class SqlTests
{
    [Test]
    public void No_statement_takes_whatever_columns_there_are()
    {
        // PostgreSQL refuses a prepared one as soon as a newer copy has added a column.
        var found = Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (Line: line, Where: $"{Path.GetRelativePath(Repository.Root, file)}:{at + 1}")))
            .Where(row => EveryColumn().IsMatch(row.Line))
            .Select(row => row.Where);

        Assert.That(found, Is.Empty);
    }

    [TestCase("SELECT * FROM t", true)]
    [TestCase("RETURNING a.*", true)]
    [TestCase("SELECT count(*) FROM t", false)]
    public void A_statement_with_a_star_is_found(string sql, bool isFound) => Assert.That(EveryColumn().IsMatch(sql), Is.EqualTo(isFound));

    [GeneratedRegex(@"\b(SELECT|RETURNING|,)\s+([a-z_]+\.)?\*(?!/)")]
    private static partial Regex EveryColumn();
}
