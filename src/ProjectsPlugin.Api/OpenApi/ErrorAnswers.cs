using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors.Contexts;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>How every operation can fail, in the same shape.</summary>
internal static class ErrorAnswers
{
    private static readonly (string Status, string Description)[] Common =
    [
        ("400", "A parameter is wrong; errors names it."),
        ("401", "The access token is missing, or not valid any longer."),
        ("403", "The person has not allowed this: the token lacks the scope."),
        ("429", "Too many calls for this person through this assistant; wait for Retry-After seconds."),
        ("500", "Something went wrong on our side."),
        ("503", "Something that this answer needs cannot be reached; wait for Retry-After seconds."),
    ];

    public static void Describe(OperationProcessorContext context)
    {
        var responses = context.OperationDescription.Operation.Responses;
        foreach (var (status, description) in Common)
            responses[status] = new OpenApiResponse { Description = description };

        var byStatus = responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToArray();
        responses.Clear();
        foreach (var (status, response) in byStatus)
        {
            responses.Add(status, response);
            if (status[0] is '2')
                continue;
            response.Content.Clear();
            response.Content["application/problem+json"] = new OpenApiMediaType { Schema = Schema(context) };
        }

        foreach (var status in (string[])["401", "403"])
            responses[status].Headers["WWW-Authenticate"] = Text(
                "What a token must be like (RFC 6750).", "Bearer error=\"insufficient_scope\", scope=\"users\"");
        foreach (var status in (string[])["429", "503"])
            responses[status].Headers["Retry-After"] = Number("Seconds to wait.", 20, 3_600);
        foreach (var (status, response) in responses)
            if (status[0] is '2' or '4')
                response.Headers["X-RateLimit-Limit"] = Number("Calls a minute that one person may make through one assistant.", 120, 1_000_000);
    }

    public static OpenApiHeader Text(string description, string example) =>
        new()
        {
            Description = description,
            Schema = new JsonSchema { Type = JsonObjectType.String, MaxLength = 1_000, Pattern = "^[ -~]*$", Example = example },
        };

    private static OpenApiHeader Number(string description, int example, int most) =>
        new()
        {
            Description = description,
            Schema = new JsonSchema { Type = JsonObjectType.Integer, Format = "int32", Minimum = 1, Maximum = most, Example = example },
        };

    private static JsonSchema Schema(OperationProcessorContext context)
    {
        if (!context.SchemaResolver.HasSchema(typeof(ProblemAnswer), false))
        {
            var problem = context.SchemaGenerator.Generate(typeof(ProblemAnswer), context.SchemaResolver);
            var errors = problem.ActualSchema.Properties["errors"];
            errors.MaxProperties = 20;
            // Its shape is in the example: every level of a schema is one more for a model to read, in every operation.
            errors.AdditionalPropertiesSchema = null;
            errors.AllowAdditionalProperties = true;
            errors.Example = new Dictionary<string, string[]> { ["limit"] = ["limit must be a whole number from 1 to 100."] };
        }
        return new JsonSchema { Reference = context.SchemaResolver.GetSchema(typeof(ProblemAnswer), false) };
    }
}
