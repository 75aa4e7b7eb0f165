using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Refuses a start with providers that could not work or would let in whom nobody meant.</summary>
internal sealed partial class ProvidersValidation(IConfiguration configuration) : IValidateOptions<SignInOptions>
{
    private const int MaxProviders = 10;
    private const int NameLength = 60;
    private const string Key = $"{SignInOptions.Section}__{nameof(SignInOptions.Providers)}";

    private static readonly string[] Known =
        [.. typeof(ProviderOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> faults =
        [
            .. PasswordFaults(options),
            .. options.Providers.SelectMany((provider, index) => Faults(provider, $"{Key}__{index}")),
            .. UnknownSettings(),
            .. options.Providers.Skip(MaxProviders).Take(1)
                .Select(_ => $"{Key} has {options.Providers.Count} entries. It may have {MaxProviders} at most."),
            .. options.Providers.GroupBy(provider => provider.Id, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1)
                .Select(same => $"{Key} has the Id '{same.Key}' {same.Count()} times. Give each provider an id of its own."),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> PasswordFaults(SignInOptions options)
    {
        const string Setting = $"{SignInOptions.Section}__{nameof(SignInOptions.Passwords)}";
        if (options.Passwords is not (SignInOptions.Everyone or SignInOptions.Off))
            yield return $"{Setting} is '{options.Passwords}'. It must be {SignInOptions.Everyone} or {SignInOptions.Off}.";
        else if (options is { Passwords: SignInOptions.Off, Providers.Count: 0 })
            yield return $"{Setting} is {SignInOptions.Off}, but there is no provider, so nobody could sign in. Set {Key}__0__Id and the rest of a provider.";
    }

    private static IEnumerable<string> Faults(ProviderOptions provider, string key)
    {
        if (provider.Id == GroupMember.Scim)
            yield return $"{key}__Id is '{GroupMember.Scim}', which means something else here. Choose another.";
        else if (!IdFormat().IsMatch(provider.Id))
            yield return $"{key}__Id is '{provider.Id}'. It must be 1 to {ExternalIdentity.ProviderLength} characters a-z, 0-9 and '-'.";
        if (provider.Name.Trim().Length is 0 or > NameLength)
            yield return $"{key}__Name must be 1 to {NameLength} characters: what the button calls the provider.";
        if (provider.ClientId.Trim().Length == 0)
            yield return $"{key}__ClientId is not set. Set it to the id that the provider gave this installation.";
        if (provider.ClientSecret is { } secret && string.IsNullOrWhiteSpace(secret))
            yield return $"{key}__ClientSecret is empty. Set it to the provider's secret, or leave it out for a public client.";
        if (!provider.Scopes.Split(' ').Contains("openid"))
            yield return $"{key}__Scopes is '{provider.Scopes}'. It must contain openid.";
        if (provider.GroupsClaim.Trim().Length == 0)
            yield return $"{key}__GroupsClaim is empty. Set it to the claim that names groups, such as groups or roles.";
        foreach (var domain in provider.AllowedDomains.Where(domain => Uri.CheckHostName(domain) != UriHostNameType.Dns))
            yield return $"{key}__AllowedDomains contains '{domain}'. Write a domain as it follows the @, such as example.org.";
        foreach (var fault in AuthorityFaults(provider, key))
            yield return fault;
    }

    private static IEnumerable<string> AuthorityFaults(ProviderOptions provider, string key)
    {
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))
            || authority.Query.Length + authority.Fragment.Length + authority.UserInfo.Length > 0
            || provider.Authority.Length > ExternalIdentity.IssuerLength)
        {
            yield return $"{key}__Authority is '{provider.Authority}'. It must be the provider's issuer, an https address such as https://login.example.org.";
            yield break;
        }

        if (provider.IsEntra && !Guid.TryParse(provider.Tenant, out _))
            yield return $"{key}__Tenant is '{provider.Tenant}'. For Microsoft Entra it must be your tenant's id, or people of any company could come.";
        else if (provider.IsEntra && !provider.Authority.TrimEnd('/').EndsWith($"/{provider.Tenant}/v2.0", StringComparison.OrdinalIgnoreCase))
            yield return $"{key}__Authority is not https://login.microsoftonline.com/{provider.Tenant}/v2.0, which it must be for Microsoft Entra.";
        if (provider is { IsGoogle: true, JustInTime: true, AllowedDomains.Count: 0 })
            yield return $"{key}__AllowedDomains is empty, so any Google account would get an account here. Name your company's domains.";
    }

    private IEnumerable<string> UnknownSettings() => configuration
        .GetSection($"{SignInOptions.Section}:{nameof(SignInOptions.Providers)}").GetChildren()
        .SelectMany(provider => provider.GetChildren()
            .Where(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            .Select(setting => $"{Key}__{provider.Key}__{setting.Key} is no setting. Those of a provider are {string.Join(", ", Known)}."));

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex IdFormat();
}
