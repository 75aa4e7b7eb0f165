using System.Collections.Specialized;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Token;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>
/// Asks <see cref="TokenRequestRules"/> about the grant, then Duende's own validator about challenge and redirect, and uses the code or refresh token once
/// both find the request right.
/// </summary>
internal sealed class TokenRequestValidator(
    ITokenRequestValidator inner,
    IHttpContextAccessor http,
    TokenRequestRules rules,
    GrantStore grants,
    ClientStore clients,
    GrantRedemption redemption,
    TokenRequestState state)
    : ITokenRequestValidator
{
    private const string Resource = "resource";
    private const string Scope = "scope";

    public async Task<TokenRequestValidationResult> ValidateRequestAsync(TokenRequestValidationContext context)
    {
        var cancellation = http.HttpContext!.RequestAborted;
        var parameters = await RequestParameters.ReadAsync(http.HttpContext.Request, cancellation);
        var client = (await clients.FindAsync(context.ClientValidationResult.Client!.ClientId, cancellation))!;
        state.Grant = parameters["grant_type"] is "refresh_token"
            ? await grants.FindByRefreshTokenAsync(parameters["refresh_token"]!, cancellation)
            : await grants.FindByCodeAsync(parameters["code"]!, cancellation);
        if (state.Grant is not { } grant)
            return Reject(context, TokenRequestRules.UnknownGrant);
        if (await rules.ValidateAsync(parameters, client, grant, cancellation) is { } error)
            return Reject(context, error);

        context.RequestParameters = Readable(context.RequestParameters, parameters);

        // The API takes bearer tokens; one that is bound to a key would promise what nobody checks.
        (context.DPoPProofToken, context.ClientCertificate) = (null, null);
        var result = await inner.ValidateRequestAsync(context);
        if (result.IsError)
            return result;

        Narrow(result.ValidatedRequest, parameters);
        switch (await redemption.RedeemAsync(client, grant))
        {
            case RedemptionResult.Redeemed redeemed:
                state.RefreshToken = redeemed.RefreshToken;
                return result;
            case RedemptionResult.Rejected rejected:
                return Reject(context, rejected.Error);
            default:
                throw new InvalidOperationException("There is no other result.");
        }
    }

    // To Duende there is one audience; our token says which.
    private static NameValueCollection Readable(NameValueCollection sent, RequestParameters parameters)
    {
        var read = new NameValueCollection(sent);
        read.Remove(Resource);
        if (parameters.Has(Scope))
            read[Scope] = string.Join(' ', ScopeParameter.Known(parameters[Scope]));
        return read;
    }

    // RFC 6749, section 6: a refresh may ask for fewer scopes than were granted; the refresh token keeps them all.
    private static void Narrow(ValidatedTokenRequest request, RequestParameters parameters)
    {
        if (request.RefreshToken is not null && ScopeParameter.Known(parameters[Scope]) is { Count: > 0 } fewer)
            request.ValidatedResources = request.ValidatedResources.Filter(fewer.Append(Scopes.OfflineAccess));
    }

    private static TokenRequestValidationResult Reject(TokenRequestValidationContext context, OAuthError error)
    {
        var request = new ValidatedTokenRequest { Raw = context.RequestParameters };
        request.SetClient(context.ClientValidationResult.Client!);
        return new TokenRequestValidationResult(request, error.Error, error.Description);
    }
}
