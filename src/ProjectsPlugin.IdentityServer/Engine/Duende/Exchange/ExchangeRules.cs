using System.Collections.Specialized;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>What we demand of an exchange beside what Duende does. Spending the old token and storing the new one are one transaction; a refusal leaves everything as it was.</summary>
internal sealed class ExchangeRules(ITokenRequestValidator inner, IdentityServerDb db, Resources resources, GrantedExchange granted, Replays replays) : ITokenRequestValidator
{
    private const string Code = "authorization_code";
    private const string Refresh = "refresh_token";

    public async Task<TokenRequestValidationResult> ValidateRequestAsync(TokenRequestValidationContext context)
    {
        var parameters = context.RequestParameters;
        if (FaultOf(parameters, context.ClientValidationResult.Client!.RequirePkce) is var (early, why))
            return Refuse(context, early, why);
        if (!resources.TryRead(parameters.GetValues(RequestReading.Resource) ?? [], out var named))
            return Refuse(context, "invalid_target", Resources.Refusal);

        context.RequestParameters = new NameValueCollection(parameters);
        context.RequestParameters.Remove(RequestReading.Resource);
        if (parameters[RequestReading.Scope] is { } scope)
            context.RequestParameters[RequestReading.Scope] = string.Join(' ', AskedScopes.Known(scope));

        // The API takes bearer tokens; one that is bound to a key would promise what nobody checks.
        (context.DPoPProofToken, context.ClientCertificate) = (null, null);

        // Not the request's token from here on: whoever hangs up has used the code all the same.
        await db.Database.BeginTransactionAsync(CancellationToken.None);
        var result = await inner.ValidateRequestAsync(context);
        if (!result.IsError && await granted.FaultAsync(result.ValidatedRequest, named, CancellationToken.None) is var (error, description))
            result = Refuse(context, error, description);
        if (!result.IsError && await replays.AreInAsync(result.ValidatedRequest, CancellationToken.None))
            result = Refuse(context, "invalid_grant", "It has been used before.");
        if (result.IsError)
            await TakeBackAsync();
        return result;
    }

    private static (string Error, string Description)? FaultOf(NameValueCollection parameters, bool needsVerifier) =>
        parameters["grant_type"] is not (Code or Refresh) ? ("unsupported_grant_type", "There is the exchange of a code, and the refresh.")
        : parameters["grant_type"] is Code && needsVerifier && string.IsNullOrEmpty(parameters["code_verifier"]) ? ("invalid_request", "The 'code_verifier' is missing.")
        : parameters["grant_type"] is Code && parameters["code_verifier"] is { Length: > 0 } verifier && !RequestForm.IsVerifier(verifier)
            ? ("invalid_grant", RequestForm.MalformedVerifier)
        : AskedScopes.FaultOf(RequestedScopes.Split(parameters[RequestReading.Scope])) is { } fault ? ("invalid_scope", fault)
        : null;

    private async Task TakeBackAsync()
    {
        await db.Database.RollbackTransactionAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        await replays.EndGrantAsync(CancellationToken.None);
    }

    private static TokenRequestValidationResult Refuse(TokenRequestValidationContext context, string error, string description)
    {
        var request = new ValidatedTokenRequest { Raw = context.RequestParameters };
        request.SetClient(context.ClientValidationResult.Client!);
        return new TokenRequestValidationResult(request, error, description);
    }
}
