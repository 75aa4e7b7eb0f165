using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>What a <c>client_id</c> can be, whoever made it up.</summary>
internal static class ClientIdFormat
{
    private const char First = ' ';
    private const char Last = '~';

    /// <summary>Whether there can be such a client at all (RFC 6749, appendix A.1: printable ASCII); nothing else is worth a look into the database.</summary>
    public static bool IsValid(string clientId) =>
        clientId.Length is > 0 and <= Client.IdLength && !clientId.AsSpan().ContainsAnyExceptInRange(First, Last);
}
