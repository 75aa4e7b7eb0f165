using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Where clients may have people return to.</summary>
internal static class ClientRedirects
{
    extension(Client client)
    {
        /// <summary>The vendor whose callbacks it has; null for a client with its own redirects alone.</summary>
        public VendorRedirectPattern? RedirectPattern => VendorRedirectPattern.Find(client.VendorPattern);

        /// <summary>
        /// Exact comparison (RFC 9700, section 4.1.3), on a loopback host with the port free (RFC 8252, section 7.3); or the vendor's
        /// pattern with the id that the client is bound to, if it is bound.
        /// </summary>
        public bool MayReturnTo(string redirectUri)
        {
            if (client.RedirectUris.Contains(redirectUri))
                return true;
            if (client.RedirectUris.Any(registered => LoopbackRedirect.DifferInPortAlone(registered, redirectUri)))
                return !client.IsFirstParty;
            return client.RedirectPattern?.CallbackId(redirectUri) is { } callbackId && (client.CallbackId is null || client.CallbackId == callbackId);
        }

        /// <summary>What stands against a vendor's redirect with another id than the client is bound to, for an operator; null if that is not it.</summary>
        public string? OtherBinding(string redirectUri) =>
            client.RedirectPattern?.CallbackId(redirectUri) is { } callbackId && client.CallbackId is { } bound && bound != callbackId
                ? $"The client {client.ClientId} is bound to {bound}, and this request is from {callbackId}."
                : null;
    }
}
