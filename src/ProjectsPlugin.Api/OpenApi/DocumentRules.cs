using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>What the whole document says: one server, how to sign in, and the shape of errors.</summary>
internal sealed class DocumentRules(PublicUrl publicUrl) : IDocumentProcessor
{
    public void Process(DocumentProcessorContext context)
    {
        var document = context.Document;
        document.OpenApi = "3.0.3";
        // Which library wrote the document, and its version, is nobody's business.
        document.Generator = null;
        document.Info.License = new OpenApiLicense { Name = "Apache-2.0", Url = "https://www.apache.org/licenses/LICENSE-2.0" };
        document.Servers.Clear();
        document.Servers.Add(new OpenApiServer { Url = publicUrl.ToString(), Description = "This installation (production)" });
        document.SecurityDefinitions[OpenApiSetup.SecurityScheme] = new OpenApiSecurityScheme
        {
            Type = OpenApiSecuritySchemeType.OAuth2,
            Description = "An employee signs in and allows what the assistant may read. Access tokens are JWTs that are checked as RFC8725 says.",
            Flows = new OpenApiOAuthFlows
            {
                AuthorizationCode = new OpenApiOAuthFlow
                {
                    AuthorizationUrl = publicUrl.At(Paths.OAuth),
                    TokenUrl = publicUrl.At(Paths.CodeExchange),
                    RefreshUrl = publicUrl.At(Paths.CodeExchange),
                    Scopes = new Dictionary<string, string>
                    {
                        [Scopes.Projects] = "Read the company's projects.",
                        [Scopes.Users] = "Read the people directory.",
                        [Scopes.Me] = "Read the signed-in person's own entry.",
                        [Scopes.Company] = "Read the company's facts.",
                    },
                },
            },
        };

        // Framework's own type, which stands for the shape that ErrorAnswers describes.
        document.Components.Schemas.Remove("ProblemDetails");
        foreach (var schema in document.Components.Schemas.Values)
        {
            // C#'s names of an enum's values; what is sent are the values.
            schema.ExtensionData?.Remove("x-enumNames");
            // What is not known is left out; null is never sent.
            foreach (var property in schema.Properties.Values)
                property.IsNullableRaw = null;
        }
        foreach (var (path, item) in document.Paths)
            foreach (var operation in item.Values)
                operation.Tags = [path.Split('/')[1]];
        var scopes = document.SecurityDefinitions[OpenApiSetup.SecurityScheme].Flows.AuthorizationCode.Scopes;
        document.Tags = [.. Scopes.Data.Select(scope => new OpenApiTag { Name = scope, Description = scopes[scope] })];
    }
}
