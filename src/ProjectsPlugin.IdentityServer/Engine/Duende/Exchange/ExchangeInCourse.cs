using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>What is known of the exchange of this HTTP request, beside what Duende knows.</summary>
internal sealed class ExchangeInCourse
{
    /// <summary>Whom the tokens are for, as of now.</summary>
    public Employee? Employee { get; set; }

    /// <summary>The code was exchanged before.</summary>
    public bool IsCodeSpent { get; set; }

    /// <summary>The grant whose code or refresh token came again; it ends.</summary>
    public Guid? Replayed { get; set; }
}
