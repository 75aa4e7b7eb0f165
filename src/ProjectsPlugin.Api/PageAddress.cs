using System.Globalization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api;

/// <summary>Where a record's page is, as a path below <see cref="PublicUrl"/>: what assistants cite and pages link to.</summary>
public static class PageAddress
{
    public const string Company = $"{Paths.Browse}/company";

    public static string Project(int id) => string.Create(CultureInfo.InvariantCulture, $"{Paths.Browse}/projects/{id}");

    public static string User(int id) => string.Create(CultureInfo.InvariantCulture, $"{Paths.Browse}/users/{id}");
}
