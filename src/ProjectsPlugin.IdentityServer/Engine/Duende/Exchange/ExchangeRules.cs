using System.Collections.Specialized;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>What we demand of an exchange beside what Duende does. Spending the old token and storing the new one are one transaction; a refusal leaves everything as it was.</summary>
internal sealed partial class ExchangeRules(
    ITokenRequestValidator inner, IdentityServerDb db, Resources resources, Grants grants, GrantStanding standing, IKnownClients clients, ClientRedirects redirects, ExchangeInCourse course, ILogger<ExchangeRules> log)
    : ITokenRequestValidator
{
    private const string Code = "authorization_code";
    private const string Refresh = "refresh_token";
    private const string InvalidGrant = "invalid_grant";
    private const string InvalidTarget = "invalid_target";

    public async Task<TokenRequestValidationResult> ValidateRequestAsync(TokenRequestValidationContext context)
    {
        var parameters = context.RequestParameters;
        var grantType = parameters["grant_type"];
        if (grantType is not (Code or Refresh))
            return Refuse(context, "unsupported_grant_type", "There is the exchange of a code, and the refresh.");
        if (grantType is Code && context.ClientValidationResult.Client!.RequirePkce && string.IsNullOrEmpty(parameters["code_verifier"]))
            return Refuse(context, "invalid_request", "The code_verifier is missing.");
        if (RequestRules.Split(parameters["scope"]).Except(Scopes.All).Any())
            return Refuse(context, "invalid_scope", "A scope was asked for that there is not.");
        if (!resources.TryRead(parameters.GetValues("resource") ?? [], out var audience))
            return Refuse(context, InvalidTarget, Resources.Refusal);

        context.RequestParameters = new NameValueCollection(parameters);
        context.RequestParameters.Remove("resource");

        // The API takes bearer tokens; one that is bound to a key would promise what nobody checks.
        (context.DPoPProofToken, context.ClientCertificate) = (null, null);
        await db.Database.BeginTransactionAsync();
        var result = await inner.ValidateRequestAsync(context);
        if (!result.IsError && await FaultAsync(result.ValidatedRequest, audience) is var (error, description))
            result = Refuse(context, error, description);
        if (result.IsError)
            await TakeBackAsync();
        return result;
    }

    // RFC 8707, section 2.2: an exchange or refresh may repeat the resource that was granted, or leave it out; it never gets another.
    private async Task<(string Error, string Description)?> FaultAsync(ValidatedTokenRequest request, string? audience)
    {
        var subject = request.Subject!;
        if (audience is not null && audience != subject.GetAudience())
            return (InvalidTarget, "The resource is not the one that was granted.");
        if (course.Replayed is not null || !await grants.IsLivingAsync(subject.GetGrantId(), CancellationToken.None))
            return (InvalidGrant, "The access that the person gave has ended.");

        // RFC 6749, section 6: a refresh may ask for fewer scopes than were granted; the refresh token keeps them all.
        if (request.RefreshToken is { } refresh && RequestRules.Split(request.Raw["scope"]) is { Length: > 0 } fewer)
        {
            if (fewer.Except(refresh.AuthorizedScopes).Any())
                return ("invalid_scope", "A scope was asked for that was not granted.");
            request.ValidatedResources = request.ValidatedResources.Filter(fewer.Append(Scopes.OfflineAccess));
        }

        var grant = new GrantInUse
        {
            AccountId = subject.GetAccountId(),
            ClientId = request.ClientId,
            GrantedAt = subject.GetGrantedAt(),
            SessionId = subject.GetSessionOfGrant(),
            IsCode = request.AuthorizationCode is not null,
        };
        switch (await standing.CheckAsync(grant, CancellationToken.None))
        {
            case Standing.Ended ended:
                return (ended.Error, ended.Description);
            case Standing.Good good:
                course.Employee = good.Employee;
                break;
        }

        return request.AuthorizationCode is { } code && await clients.FindAsync(request.ClientId, CancellationToken.None) is { } client
            && !await redirects.BindAsync(client, code.RedirectUri, CancellationToken.None)
                ? (InvalidGrant, "The client is bound to another callback.")
                : null;
    }

    private async Task TakeBackAsync()
    {
        await db.Database.RollbackTransactionAsync();
        db.ChangeTracker.Clear();
        if (course.Replayed is not { } grantId)
            return;

        await grants.EndAsync(grantId, CancellationToken.None);
        Log.ReplayEndedGrant(log, grantId);
    }

    private static TokenRequestValidationResult Refuse(TokenRequestValidationContext context, string error, string description)
    {
        var request = new ValidatedTokenRequest { Raw = context.RequestParameters };
        request.SetClient(context.ClientValidationResult.Client!);
        return new TokenRequestValidationResult(request, error, description);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A code or refresh token was replayed; grant {GrantId} ended")]
        public static partial void ReplayEndedGrant(ILogger logger, Guid grantId);
    }
}
