using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// Which kinds of clients the settings let in. Where one is switched off, those that came before can be used no more; they are kept, should it be
/// switched on again.
/// </summary>
public sealed class ClientOriginPolicy(IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
{
    public bool AreAllEnabled => IsEnabled(ClientOrigin.Registered) && IsEnabled(ClientOrigin.Document);

    public bool IsEnabled(ClientOrigin origin) => origin switch
    {
        ClientOrigin.Registered => registration.Value.Enabled,
        ClientOrigin.Document => documents.Value.Enabled,
        _ => true,
    };
}
