using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Refuses a start with client settings that could not work or would not be safe.</summary>
internal sealed class ClientsValidation : IValidateOptions<ClientsOptions>
{
    public ValidateOptionsResult Validate(string? name, ClientsOptions options)
    {
        var faults = options.All.SelectMany(entry => Faults(entry.Key, entry.Client)).ToList();
        if (options.ChatGptPlugin.ClientId == options.GptAction.ClientId)
            faults.Add($"Clients__ChatGptPlugin__ClientId and Clients__GptAction__ClientId are both '{options.GptAction.ClientId}'. Give each client an id of its own.");

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string key, AssistantClient client)
    {
        var setting = $"{ClientsOptions.Section}__{key}";
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(client, new ValidationContext(client), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{setting}: {result.ErrorMessage}";

        if (client.ClientSecret is { Length: > 0 and < AssistantClient.SecretLength })
            yield return $"{setting}__ClientSecret has fewer than {AssistantClient.SecretLength} characters. Use a long random one, for example the output of: openssl rand -hex 32";

        foreach (var redirect in client.RedirectUris)
        {
            if (!RedirectRules.IsAcceptable(redirect, out var fault))
                yield return $"{setting}__RedirectUris contains '{redirect}': {fault}";
        }

        foreach (var scope in client.DefaultScopes.Except(Scopes.Data))
            yield return $"{setting}__DefaultScopes contains '{scope}'. The scopes are {string.Join(", ", Scopes.Data)}.";
    }
}
