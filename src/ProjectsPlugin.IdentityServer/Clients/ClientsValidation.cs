using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Refuses a start with client settings that could not work or would not be safe.</summary>
internal sealed class ClientsValidation : IValidateOptions<ClientsOptions>
{
    public ValidateOptionsResult Validate(string? name, ClientsOptions options)
    {
        List<string> faults =
        [
            .. options.All.SelectMany(entry => Faults(entry, options.AppSchemes)),
            .. Shared(options),
            .. options.AppSchemes.Where(scheme => !RedirectRules.IsAppScheme(scheme))
                .Select(scheme => $"{ClientsOptions.Section}__AppSchemes contains '{scheme}', which cannot be an app's scheme. "
                    + "Write it without ':', for example: cursor"),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ClientDefinition entry, IList<string> appSchemes)
    {
        var (setting, client) = ($"{ClientsOptions.Section}__{entry.Key}", entry.Client);
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(client, new ValidationContext(client), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{setting}: {result.ErrorMessage}";

        if (client.ClientId is { Length: > 0 } id && !Client.IsPossibleId(id))
            yield return $"{setting}__ClientId is '{id}', but an id has only letters, digits and signs of ASCII.";

        if (client.ClientSecret is { Length: > 0 and < ClientOptions.SecretLength })
        {
            yield return $"{setting}__ClientSecret has fewer than {ClientOptions.SecretLength} characters. "
                + "Use a long random one, for example the output of: openssl rand -hex 32";
        }

        if (entry.RedirectPattern is null && client.RedirectUris.Count == 0)
        {
            yield return $"{setting}__RedirectUris is empty. "
                + $"Say where the client returns people to, for example {setting}__RedirectUris__0=https://assistant.example.com/callback";
        }

        foreach (var redirect in client.RedirectUris)
        {
            if (!RedirectRules.IsAcceptable(redirect, appSchemes, out var fault))
                yield return $"{setting}__RedirectUris contains '{redirect}': {fault}";
        }

        foreach (var scope in client.DefaultScopes.Except(Scopes.Data))
            yield return $"{setting}__DefaultScopes contains '{scope}'. The scopes are {string.Join(", ", Scopes.Data)}.";
    }

    private static IEnumerable<string> Shared(ClientsOptions options) => options.All
        .Where(entry => !string.IsNullOrEmpty(entry.Client.ClientId))
        .GroupBy(entry => entry.Client.ClientId, StringComparer.Ordinal)
        .Where(same => same.Count() > 1)
        .Select(same => $"{string.Join(" and ", same.Select(entry => $"{ClientsOptions.Section}__{entry.Key}__ClientId"))} are both '{same.Key}'. "
            + "Give each client an id of its own.");
}
