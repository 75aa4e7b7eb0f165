using ProjectsPlugin.UnitTests.Docs;

namespace ProjectsPlugin.UnitTests;

/// <summary>Two files fit on a screen side by side; compilers do not look after that.</summary>
internal sealed class LineLengthTests
{
    private const int MaxLength = 160;

    private static readonly string[] Generated = ["Migrations", "bin", "obj"];

    [TestCase("src")]
    [TestCase("tests")]
    public void No_line_of_code_is_too_long_for_a_screen(string folder)
    {
        var files = Sources(new DirectoryInfo(Repository.At(folder))).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Has.Some.Property(nameof(FileInfo.Extension)).EqualTo(".cs"));
            Assert.That(files.SelectMany(LongLines), Is.Empty);
        }
    }

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Extension is ".cs" or ".cshtml" or ".razor")
            .Concat(folder.EnumerateDirectories().Where(inner => !Generated.Contains(inner.Name)).SelectMany(Sources));

    private static IEnumerable<string> LongLines(FileInfo file) => File.ReadLines(file.FullName)
        .Select((line, index) => (Text: line, Number: index + 1))
        .Where(line => line.Text.Length > MaxLength)
        .Select(line => $"{Path.GetRelativePath(Repository.Root, file.FullName)}:{line.Number} has {line.Text.Length} characters, of {MaxLength}");
}
