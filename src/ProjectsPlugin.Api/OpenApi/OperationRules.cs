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
    /// <summary>What finds something in the demo data. A parameter that means the same in every operation has its example where it is declared.</summary>
    private static readonly Dictionary<(string Operation, string Parameter), object> Examples = new()
    {
        [("getProjects", "query")] = "virtual city",
        [("getProject", "id")] = 3,
        [("getUsers", "query")] = "Emily Johnson",
        [("getUser", "id")] = 2,
    };

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        var scope = ((AspNetCoreOperationProcessorContext)context).ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().First().Policy!;
        operation.Security = [new OpenApiSecurityRequirement { [OpenApiSetup.SecurityScheme] = [scope] }];
        operation.ExtensionData = new Dictionary<string, object?> { ["x-openai-isConsequential"] = false };
        ErrorAnswers.Describe(context);

        foreach (var parameter in operation.Parameters)
            DescribeParameter(operation.OperationId, parameter);
        foreach (var media in operation.Responses["200"].Content.Values.Where(media => media.Schema!.Type is JsonObjectType.Array))
        {
            media.Schema!.MaxItems = PageQuery.MaxLimit;
            operation.Responses["200"].Headers["Link"] = ErrorAnswers.Text(
                "The next page, if there is one (RFC 8288).", "<https://plugin.example.org/projects?after=50&limit=50>; rel=\"next\"");
        }
        return true;
    }

    private static void DescribeParameter(string operation, OpenApiParameter parameter)
    {
        parameter.Example = Examples.GetValueOrDefault((operation, parameter.Name)) ?? parameter.Schema!.Example;
        parameter.Schema!.Example = null;
        parameter.Schema.IsNullableRaw = null;
        parameter.Position = null;
        if (parameter.Name is "limit")
            parameter.Schema.Default = PageQuery.DefaultLimit;
        if (parameter.Name is "query")
            parameter.Schema.MaxLength = PageQuery.QueryLength;
    }
}
