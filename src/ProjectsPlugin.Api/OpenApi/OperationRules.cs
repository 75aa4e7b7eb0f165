using Microsoft.AspNetCore.Authorization;
using NJsonSchema;
using NSwag;
using NSwag.Generation.AspNetCore;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>What every operation says: its scope, that it changes nothing, its bounds, and how it fails.</summary>
internal sealed class OperationRules : IOperationProcessor
{
    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        var scope = ((AspNetCoreOperationProcessorContext)context).ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().First().Policy!;
        operation.Security = [new OpenApiSecurityRequirement { [OpenApiSetup.SecurityScheme] = [scope] }];
        operation.ExtensionData = new Dictionary<string, object?> { ["x-openai-isConsequential"] = false };
        ErrorAnswers.Describe(context);

        foreach (var parameter in operation.Parameters)
            DescribeParameter(parameter);
        foreach (var media in operation.Responses["200"].Content.Values.Where(media => media.Schema!.Type is JsonObjectType.Array))
        {
            media.Schema!.MaxItems = PageQuery.MaxLimit;
            operation.Responses["200"].Headers["Link"] = ErrorAnswers.Text("The next page, if there is one (RFC 8288).", "<https://plugin.example.org/projects?after=50&limit=50>; rel=\"next\"");
        }
        return true;
    }

    private static void DescribeParameter(OpenApiParameter parameter)
    {
        parameter.Schema!.IsNullableRaw = null;
        parameter.Position = null;
        if (parameter.Name is "limit")
            parameter.Schema.Default = PageQuery.DefaultLimit;
        if (parameter.Name is "query")
            parameter.Schema.MaxLength = PageQuery.QueryLength;
    }
}
