using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Import;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The schema of the import file takes and refuses what the importer does.</summary>
internal sealed class ImportSchemaTests
{
    private static IEnumerable<ImportField> Fields => ImportSchema.Fields;

    private static IEnumerable<ImportField> Texts => Fields.Where(each => each.IsText && each.Limit("maxLength") is not null);

    private static IEnumerable<ImportField> Numbers => Fields.Where(each => each.Limit("maximum") is not null);

    private static IEnumerable<ImportField> Lists => Fields.Where(each => each.Limit("maxItems") is not null);

    private static IEnumerable<string> Objects => ["company", "users[]", "projects[]", "projects[].users[]"];

    [Test]
    public async Task The_examples_are_taken()
    {
        Assert.That(await ProblemsOfAsync(ImportSchema.Example()), Is.Empty);
    }

    [Test]
    public async Task A_file_may_name_its_schema()
    {
        var file = ImportSchema.Example();
        file.Insert(0, "$schema", "./import.schema.json");

        Assert.That(await ProblemsOfAsync(file), Is.Empty);
        Assert.That(await ProblemsOfAsync(new JsonObject { ["$schema"] = "./import.schema.json" }), Has.Some.Contains("no company, no project"));
    }

    [TestCaseSource(nameof(Objects))]
    public async Task An_object_has_the_fields_that_the_importer_knows(string path)
    {
        var file = ImportSchema.Example();
        Fields.First(field => field.Path.StartsWith(path + ".", StringComparison.Ordinal)).OwnerIn(file)["unheard_of"] = 1;

        var problems = await ProblemsOfAsync(file);
        var fields = Fields.Where(field => field.Path == $"{path}.{field.Name}").Select(field => field.Name);
        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0].Split("the fields here are ")[^1].Split(", "), Is.EquivalentTo(fields));
    }

    [TestCaseSource(nameof(Fields))]
    public async Task A_field_is_demanded_or_not_as_by_the_importer(ImportField field)
    {
        var (without, withNull) = (ImportSchema.Example(), ImportSchema.Example());
        field.OwnerIn(without).Remove(field.Name);
        field.OwnerIn(withNull)[field.Name] = null;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProblemsOfAsync(without), field.IsRequired ? Has.Some.EndsWith($": {field.Name} is missing") : Is.Empty);
            Assert.That(await ProblemsOfAsync(withNull), field.MayBeNull ? Is.Empty : Is.Not.Empty);
        }
    }

    [TestCaseSource(nameof(Texts))]
    public async Task A_text_has_the_importers_limits(ImportField field)
    {
        var most = field.Limit("maxLength")!.Value;
        var (start, end) = field.Schema["pattern"]?.GetValue<string>() switch
        {
            null => ("", ""),
            "^https?://|^$" => ("https://example.com/", ""),
            _ => ("", "@b"),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProblemsOfAsync(field, start + new string('a', most - start.Length - end.Length) + end), Is.Empty);
            Assert.That(await ProblemsOfAsync(field, start + new string('a', most + 1 - start.Length - end.Length) + end), Is.Not.Empty);
            Assert.That(await ProblemsOfAsync(field, ""), field.Limit("minLength") is 1 ? Is.Not.Empty : Is.Empty);
            if (end.Length > 0)
                Assert.That(await ProblemsOfAsync(field, "a@b@c"), Is.Not.Empty);
        }
    }

    [TestCaseSource(nameof(Numbers))]
    public async Task A_number_has_the_importers_limits(ImportField field)
    {
        Assert.That(await ProblemsOfAsync(field, field.Limit("minimum") - 1), Is.Not.Empty);
        Assert.That(await ProblemsOfAsync(field, field.Limit("maximum")), Is.Empty);
        Assert.That(await ProblemsOfAsync(field, field.Limit("maximum") + 1L), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_has_the_importers_limit(ImportField field)
    {
        var most = field.Limit("maxItems")!.Value;

        Assert.That(await ProblemsOfAsync(field, People(field, most)), Is.Empty);
        Assert.That(await ProblemsOfAsync(field, People(field, most + 1)), Is.Not.Empty);
    }

    [Test]
    public void The_page_has_every_field_with_its_limits()
    {
        const string MadeFromSchema = "<!-- What follows is made from import.schema.json, which a test compares with the importer. -->\n";
        var page = File.ReadAllText(Repository.At("docs/import.md"));
        var expected = page[..(page.IndexOf(MadeFromSchema, StringComparison.Ordinal) + MadeFromSchema.Length)] + ImportPage.Text();
        var received = Path.Combine(TestContext.CurrentContext.TestDirectory, "import.received.md");
        File.WriteAllText(received, expected);

        Assert.That(page, Is.EqualTo(expected), $"The schema changed. If that is meant, approve it: copy {received} to docs/import.md");
    }

    private static JsonArray People(ImportField field, int count) => new([.. Enumerable.Range(1, count).Select(id =>
    {
        var person = ImportSchema.Example(field.Schema["items"]!);
        person["id"] = id;
        return person;
    })]);

    private static Task<IReadOnlyList<string>> ProblemsOfAsync(ImportField field, JsonNode? value)
    {
        var file = ImportSchema.Example();
        field.OwnerIn(file)[field.Name] = value;
        return ProblemsOfAsync(file);
    }

    private static async Task<IReadOnlyList<string>> ProblemsOfAsync(JsonObject file)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(file.ToJsonString()));
        return (await ImportFileReader.ReadAsync(json, null, CancellationToken.None)).Problems.Lines;
    }
}
