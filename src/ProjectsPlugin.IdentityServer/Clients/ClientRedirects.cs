namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Where clients may have people return to.</summary>
public sealed class ClientRedirects(ClientBindings bindings)
{
    /// <summary>
    /// Exact comparison (RFC 9700, section 4.1.3), on a loopback host with the port free (RFC 8252, section 7.3); or the vendor's
    /// pattern with the id that the client is bound to, if it is bound.
    /// </summary>
    public async Task<bool> AllowAsync(KnownClient client, string redirectUri, CancellationToken cancellation)
    {
        if (client.RedirectUris.Contains(redirectUri))
            return true;

        if (client.RedirectUris.Any(registered => LoopbackRedirect.DifferInPortAlone(registered, redirectUri)))
            return !client.IsFirstParty;

        if (client.Profile?.CallbackId(redirectUri) is not { } callbackId)
            return false;

        var bound = await bindings.FindAsync(client.ClientId, cancellation);
        return bound is null || bound == callbackId;
    }

    /// <summary>What stands against a vendor's redirect with another id than the client is bound to, for an operator; null if that is not it.</summary>
    public async Task<string?> OtherBindingAsync(KnownClient client, string redirectUri, CancellationToken cancellation) =>
        client.Profile?.CallbackId(redirectUri) is { } callbackId && await bindings.FindAsync(client.ClientId, cancellation) is { } bound && bound != callbackId
            ? $"The client {client.ClientId} is bound to {bound}, and this request is from {callbackId}."
            : null;

    /// <summary>The first successful exchange binds a vendor's client to the callback it came with. False if the client is bound to another.</summary>
    public async Task<bool> BindAsync(KnownClient client, string redirectUri, CancellationToken cancellation) =>
        client.Profile?.CallbackId(redirectUri) is not { } callbackId || await bindings.BindAsync(client.ClientId, callbackId, cancellation);
}
