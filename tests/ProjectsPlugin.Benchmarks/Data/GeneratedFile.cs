using System.Globalization;
using System.Text.Json;

namespace ProjectsPlugin.Benchmarks.Data;

/// <summary>A file for the import command, in the shape of the demo data.</summary>
internal static class GeneratedFile
{
    private const int Users = 1_000;

    public static async Task WriteAsync(string path, int projects)
    {
        await using var file = File.Create(path);
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteStartArray("projects");
        for (var id = 1; id <= projects; id++)
            WriteProject(json, id);
        json.WriteEndArray();
        json.WriteStartArray("users");
        for (var id = 1; id <= Users; id++)
            WriteUser(json, id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter json, int id)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("name", $"Harbour survey {id}");
        json.WriteString("description", $"Work package {id % 997} for the northern district, due when the quays are dry.");
        json.WriteString("deadline", new DateOnly(2026, 1, 1).AddDays(id % 1000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("details",
            $"Team {id % 211} takes depth soundings along the quays, compares them with the charts of ledger {id % 8999} and writes down where "
                + $"the ground has moved. Reviewed in quarter {id % 4} together with the port's own engineers.");
        json.WriteStartArray("users");
        foreach (var (user, role) in new[] { (1 + (id % Users), "lead"), (1 + ((id + 1) % Users), "engineer") })
        {
            json.WriteStartObject();
            json.WriteNumber("id", user);
            json.WriteString("role", role);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, int id)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("name", $"Person {id}");
        json.WriteString("email", $"person{id}@example.com");
        json.WriteString("company", "Example Company");
        json.WriteEndObject();
    }
}
