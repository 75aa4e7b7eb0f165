using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using ProjectsPlugin.Api;
using ProjectsPlugin.DemoAssistant;
using ProjectsPlugin.IdentityServer;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>
/// What <c>docs/settings.md</c> says of each setting: the options of both hosts with their comments, limits and defaults, and what is no option.
/// </summary>
internal static class SettingsPage
{
    /// <summary>The settings of both hosts' options classes.</summary>
    public static IReadOnlyList<SettingsGroup> Options { get; } =
    [
        .. new[] { typeof(ApiMarker).Assembly, typeof(AssistantOptions).Assembly, typeof(IdentityServerMarker).Assembly }
            .SelectMany(GroupsOf).OrderBy(group => group.Title, StringComparer.Ordinal),
    ];

    public static string Text()
    {
        var page = new StringBuilder();
        foreach (var group in OtherSettings.Groups.Concat(Options))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Title}\n\n{group.About}\n\n");
            page.Append("| Setting | Default | Range | Meaning |\n|---|---|---|---|\n");
            foreach (var setting in group.Settings)
                page.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {setting.Default} | {setting.Range} | {setting.Meaning} |\n");
        }
        return page.ToString();
    }

    private static IEnumerable<SettingsGroup> GroupsOf(Assembly assembly)
    {
        var comments = new XmlComments(assembly);
        foreach (var options in assembly.GetTypes().Where(type => SectionOf(type) is not null && !IsOfOneEngine(type)))
        {
            var prefix = SectionOf(options)!.Replace(":", "__", StringComparison.Ordinal);
            var settings = SettingsOf(options).ToArray();
            var defaults = Activator.CreateInstance(options)!;
            yield return new(prefix, comments.Of(options), [.. settings.Select(setting => Row($"{prefix}__", setting, defaults, comments))]);

            if (settings.Select(setting => Element(setting.PropertyType)).FirstOrDefault(IsNested) is { } nested)
                yield return new(
                    $"{prefix}: each", comments.Of(nested), [.. SettingsOf(nested).Select(setting => Row($"{prefix}__…__", setting, null, comments))]);
        }
    }

    private static Setting Row(string prefix, PropertyInfo setting, object? defaults, XmlComments comments)
    {
        var type = setting.PropertyType;
        var name = prefix + setting.Name + (IsDictionary(type) ? "__<name>" : IsList(type) ? "__0" : "") + (IsNested(Element(type)) ? "__…" : "");
        return new(name, Default(defaults is null ? null : setting.GetValue(defaults)), Range(setting), comments.Of(setting));
    }

    private static string Default(object? value) => value switch
    {
        null or ICollection { Count: 0 } => "none",
        true => "`true`",
        false => "`false`",
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        string { Length: > 60 } text => $"`{text[..60]}…`",
        string text => $"`{text}`",
        _ => string.Join(
            ", ", SettingsOf(value.GetType()).Where(part => part.GetValue(value) is string).Select(part => $"`{part.Name}` {Default(part.GetValue(value))}")),
    };

    private static string Range(PropertyInfo setting) => setting switch
    {
        _ when setting.GetCustomAttribute<RangeAttribute>() is { } range => string.Create(
            CultureInfo.InvariantCulture, $"{range.Minimum:N0} to {range.Maximum:N0}"),
        _ when setting.GetCustomAttribute<StringLengthAttribute>() is { } length => string.Create(
            CultureInfo.InvariantCulture, $"1 to {length.MaximumLength:N0} characters"),
        _ when (Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType) == typeof(bool) => "`true`, `false`",
        _ when Nullable.GetUnderlyingType(setting.PropertyType) == typeof(DateOnly) => "a date",
        _ => "",
    };

    private static IEnumerable<PropertyInfo> SettingsOf(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite || IsDictionary(property.PropertyType));

    private static string? SectionOf(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    // A build has the options of one engine, and the page is for both.
    private static bool IsOfOneEngine(Type type) => type.Namespace!.Contains(".Engines.", StringComparison.Ordinal);

    private static bool IsDictionary(Type type) => typeof(IDictionary).IsAssignableFrom(type);

    private static bool IsList(Type type) => type != typeof(string) && !IsDictionary(type) && typeof(IEnumerable).IsAssignableFrom(type);

    private static Type Element(Type type) => IsList(type) ? type.GetGenericArguments()[0] : type;

    private static bool IsNested(Type type) => type.IsClass && type != typeof(string) && !IsDictionary(type);
}

/// <summary>Settings that belong together, and what they are about.</summary>
internal sealed record SettingsGroup(string Title, string About, IReadOnlyList<Setting> Settings);

/// <summary>A row of the page, in Markdown.</summary>
internal sealed record Setting(string Name, string Default, string Range, string Meaning);
