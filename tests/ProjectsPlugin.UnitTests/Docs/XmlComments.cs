using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The summaries of an assembly's types and properties as a line of Markdown each.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _summaries;

    public XmlComments(Assembly assembly) => _summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").Where(member => member.Element("summary") is not null)
        .ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);

    /// <summary>Empty if there is none.</summary>
    public string Of(Type type) => Of($"T:{type.FullName}");

    /// <summary>Empty if there is none.</summary>
    public string Of(PropertyInfo property) => Of($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string Of(string member) => _summaries.TryGetValue(member, out var summary)
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim()
        : "";

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("langword") ?? (string)see.Attribute("cref")!).Split('.', ':')[^1]}`",
        _ => throw new FormatException($"A setting's comment has {node}, which the page cannot show."),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
