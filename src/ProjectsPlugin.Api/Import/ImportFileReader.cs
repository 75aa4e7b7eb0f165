using System.Text.Json;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Import;

/// <summary>Reads a file in the shape of the demo data: <c>company</c>, <c>projects</c> and <c>users</c>, each of which may be left out.</summary>
internal static class ImportFileReader
{
    public static async Task<ImportFile> ReadAsync(Stream json, CancellationToken cancellation)
    {
        var file = new ImportFile();
        try
        {
            using var document = await JsonDocument.ParseAsync(json, cancellationToken: cancellation);
            Read(document.RootElement, file);
        }
        catch (JsonException broken)
        {
            file.Problems.Add($"This is not JSON: line {broken.LineNumber + 1}, column {broken.BytePositionInLine + 1}: {broken.Message}");
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
            switch (section.Name)
            {
                case var name when !seen.Add(name):
                    problems.Add($"{name}: is there twice");
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
                default:
                    problems.Add($"{section.Name}: is not known; a file has the fields company, projects and users");
                    break;
            }
        }
    }

    private static void ReadCompany(RecordReader company, ImportFile file)
    {
        if (company.IsObject())
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
            if (!record.IsObject())
                continue;
            var project = new Project
            {
                Id = NewId(record, seen),
                Name = record.Text("name", Project.NameLength),
                Description = record.Text("description", Project.DescriptionLength),
                Deadline = record.Date("deadline"),
                Details = record.Text("details", Project.DetailsLength, mayBeEmpty: true),
            };
            file.Projects.Add(project);
            ReadProjectUsers(record, project.Id, file);
        }
    }

    private static void ReadProjectUsers(RecordReader project, int projectId, ImportFile file)
    {
        var seen = new Dictionary<int, string>();
        foreach (var record in project.List("users", $"{project.Name}, users"))
            if (record.IsObject())
                file.ProjectUsers.Add(new ProjectUser { ProjectId = projectId, UserId = NewId(record, seen), Role = record.Text("role", ProjectUser.RoleLength) });
        if (seen.Count > Project.MaxPeople)
            project.Fault("users", $"has {seen.Count} people; at most {Project.MaxPeople} are allowed");
    }

    private static void ReadUsers(IEnumerable<RecordReader> records, ImportFile file)
    {
        var seen = new Dictionary<int, string>();
        var emails = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records)
        {
            if (!record.IsObject())
                continue;
            var user = new User
            {
                Id = NewId(record, seen),
                Name = record.Text("name", User.NameLength),
                Email = record.Email("email", User.EmailLength),
                Company = record.Text("company", User.CompanyLength, mayBeEmpty: true),
            };
            file.Users.Add(user);
            if (user.Email.Length > 0 && !emails.TryAdd(user.Email, record.Name))
                record.Fault("email", $"is \"{user.Email}\", which {emails[user.Email]} has already");
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
