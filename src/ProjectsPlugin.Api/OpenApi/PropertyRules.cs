using Namotion.Reflection;
using NJsonSchema.Generation;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>
/// The document quotes the comments of records, which name the operations of the REST API. NSwag would rather take <c>[Description]</c>, which is for
/// models and names MCP's tools. Nor does it say how long the values of an enum are, which it lists.
/// </summary>
internal sealed class PropertyRules : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        foreach (var property in context.ContextualType.Properties)
        {
            var (_, described) = context.Schema.Properties.FirstOrDefault(member => member.Key.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
            if (described is null)
                continue;
            described.Description = property.GetXmlDocsSummary() is { Length: > 0 } summary ? summary : described.Description;
            described.MaxLength = property.PropertyType.Type.IsEnum ? null : described.MaxLength;
        }
    }
}
