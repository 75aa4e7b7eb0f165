namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>What is wrong with the form of an exchange or revocation, whoever sent it.</summary>
internal static class ExchangeForm
{
    /// <summary>RFC 6749, section 3.2: a parameter is sent once; and section 4.1.3: an exchange says of what kind it is.</summary>
    /// <returns>The error code; null if nothing is wrong.</returns>
    public static string? FaultOf(IFormCollection form, bool isExchange) =>
        form.Any(parameter => parameter.Value.Count > 1 && KnownParameters.IsOnce(parameter.Key)) || (isExchange && string.IsNullOrEmpty(form["grant_type"]))
            ? "invalid_request"
            : null;
}
