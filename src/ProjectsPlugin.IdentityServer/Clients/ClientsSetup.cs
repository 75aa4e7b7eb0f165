using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The assistants of the settings.</summary>
internal static class ClientsSetup
{
    public static void AddClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<ClientsOptions>, ClientsValidation>();
        builder.Services.AddOptions<ClientsOptions>()
            .BindConfiguration(ClientsOptions.Section)
            .Configure<PublicUrl>((clients, publicUrl) => clients.FirstParty = ClientDefinition.Browse(publicUrl))
            .ValidateOnStart();
        builder.Services.AddSingleton<ClientOriginPolicy>();
        builder.Services.AddScoped<ClientStore>();
        builder.Services.AddScoped<ClientAuthenticator>();
        builder.Services.AddScoped<ClientBindings>();
        builder.Services.AddScoped<ConfiguredClients>();
    }
}
