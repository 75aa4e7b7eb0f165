using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>What a provider whose ID token has no address says of a person elsewhere (OpenID Connect Core, section 5.3).</summary>
internal static class UserInfo
{
    /// <summary>The person with name, address and proof from there; as they were if there is no such endpoint, or it speaks of somebody else.</summary>
    public static async Task<UpstreamPerson> DescribeAsync(UpstreamPerson person, TokenValidatedContext context, OpenIdConnectConfiguration metadata)
    {
        if (metadata.UserInfoEndpoint is not { Length: > 0 } endpoint || context.TokenEndpointResponse?.AccessToken is not { Length: > 0 } token)
            return person;

        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var response = await context.Options.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return person;

        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(context.HttpContext.RequestAborted));
        return answer.RootElement.ValueKind is JsonValueKind.Object
            && answer.RootElement.TryGetProperty("sub", out var subject) && subject.ValueKind is JsonValueKind.String && subject.ValueEquals(person.Subject)
            ? person.Described(answer.RootElement)
            : person;
    }
}
