using Namotion.Reflection;
using NJsonSchema.Generation;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>
/// The document quotes the comments of records, which name the operations of the REST API. NSwag would rather take <c>[Description]</c>, which is for
/// models and names MCP's tools.
/// </summary>
internal sealed class PropertyTexts : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        foreach (var property in context.ContextualType.Properties)
            if (context.Schema.Properties.FirstOrDefault(described => described.Key.Equals(property.Name, StringComparison.OrdinalIgnoreCase)).Value is { } described)
                described.Description = property.GetXmlDocsSummary() is { Length: > 0 } summary ? summary : described.Description;
    }
}
