using System.Text;
using System.Text.Json;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Import;

/// <summary>Reads a file in the shape of the demo data: <c>company</c>, <c>projects</c> and <c>users</c>, each of which may be left out.</summary>
internal static class ImportFileReader
{
    // What people write into files by hand, and lose nothing by.
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="stream">The file.</param>
    /// <param name="encoding">What it is encoded in; if null, UTF-8 unless its first bytes say otherwise.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ImportFile> ReadAsync(Stream stream, Encoding? encoding, CancellationToken cancellation)
    {
        var file = new ImportFile();
        var json = await FileEncoding.ToUtf8Async(stream, encoding, cancellation);
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            Read(document.RootElement, file);
            if (file is { Problems.Count: 0, Company: null, Projects.Count: 0, Users.Count: 0 })
                file.Problems.Add("The file has no company, no project and no user.");
        }
        catch (JsonException) when (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            file.Problems.Add("The file is empty.");
        }
        catch (JsonException broken)
        {
            file.Problems.Add(BrokenJson.Told(broken, json.Span));
        }
        catch (InvalidOperationException)
        {
            file.Problems.Add("A field's name is no text: it has half of a surrogate pair.");
        }
        return file;
    }

    private static void Read(JsonElement root, ImportFile file)
    {
        var problems = file.Problems;
        if (root.ValueKind is not JsonValueKind.Object)
        {
            problems.Add("The file must be an object with the fields company, projects and users.");
            return;
        }

        var seen = new HashSet<string>();
        foreach (var section in root.EnumerateObject())
        {
            switch (FieldValue.NameOf(section))
            {
                case var name when !seen.Add(name):
                    problems.Add($"{name}: is there twice");
                    break;
                case "$schema":
                    // For the editor in which the file was written.
                    break;
                case "company" or "projects" or "users" when section.Value.ValueKind is JsonValueKind.Null:
                    break;
                case "company":
                    ReadCompany(new RecordReader(section.Value, "company", problems), file);
                    break;
                case "projects" or "users" when section.Value.ValueKind is not JsonValueKind.Array:
                    problems.Add($"{section.Name}: must be a list");
                    break;
                case "projects":
                    ReadProjects(RecordReader.Elements(section.Value, section.Name, problems), file);
                    break;
                case "users":
                    ReadUsers(RecordReader.Elements(section.Value, section.Name, problems), file);
                    break;
                case var name:
                    problems.Add($"{name}: is not known; a file has the fields company, projects and users");
                    break;
            }
        }
    }

    private static void ReadCompany(RecordReader company, ImportFile file)
    {
        if (company.IsObject("name", "about", "website", "contact_email", "writing_style"))
            file.Company = new CompanyProfile
            {
                Id = 1,
                Name = company.Text("name", CompanyProfile.NameLength),
                About = company.Text("about", CompanyProfile.AboutLength),
                Website = company.Text("website", CompanyProfile.WebsiteLength),
                ContactEmail = company.Email("contact_email", CompanyProfile.ContactEmailLength),
                WritingStyle = company.Text("writing_style", CompanyProfile.WritingStyleLength),
            };
    }

    private static void ReadProjects(IEnumerable<RecordReader> records, ImportFile file)
    {
        var seen = new Dictionary<int, string>();
        foreach (var record in records)
        {
            if (!record.IsObject("id", "name", "description", "deadline", "details", "users", "url", "source", "as_of"))
                continue;
            var deadline = record.Deadline("deadline");
            var project = new Project
            {
                Id = NewId(record, seen),
                Name = record.Text("name", Project.NameLength),
                Description = record.Text("description", Project.DescriptionLength),
                Deadline = deadline?.Day,
                DeadlinePrecision = deadline?.Precision ?? default,
                Details = record.Text("details", Project.DetailsLength, mayBeEmpty: true),
                Url = record.WebAddress("url", Project.UrlLength),
                Source = record.OptionalText("source", Project.SourceLength),
                AsOf = record.Time("as_of"),
            };
            file.Projects.Add(project);
            ReadProjectUsers(record, project.Id, file);
        }
    }

    private static void ReadProjectUsers(RecordReader project, int projectId, ImportFile file)
    {
        var seen = new Dictionary<int, string>();
        foreach (var record in project.List("users", $"{project.Name}, users"))
            if (record.IsObject("id", "role"))
                file.ProjectUsers.Add(
                    new ProjectUser { ProjectId = projectId, UserId = NewId(record, seen), Role = record.Text("role", ProjectUser.RoleLength) });
        if (seen.Count > Project.MaxPeople)
            project.Fault("users", $"has {seen.Count} people; at most {Project.MaxPeople} are allowed");
    }

    private static void ReadUsers(IEnumerable<RecordReader> records, ImportFile file)
    {
        var seen = new Dictionary<int, string>();
        foreach (var record in records)
        {
            if (!record.IsObject("id", "name", "email", "company"))
                continue;
            var user = new User
            {
                Id = NewId(record, seen),
                Name = record.Text("name", User.NameLength),
                Email = record.Email("email", User.EmailLength),
                Company = record.Text("company", User.CompanyLength, mayBeEmpty: true),
            };
            file.Users.Add(user);
            file.UserRecords.Add(record.Name);
        }
    }

    private static int NewId(RecordReader record, Dictionary<int, string> seen)
    {
        var id = record.Id("id");
        if (id > 0 && !seen.TryAdd(id, record.Name))
            record.Fault("id", $"{id} is there already, at {seen[id]}");
        return id;
    }
}
