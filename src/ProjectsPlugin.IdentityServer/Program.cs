using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Commands;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engines;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Pages;
using ProjectsPlugin.IdentityServer.Pages.Error;
using ProjectsPlugin.IdentityServer.Scim;
using ProjectsPlugin.IdentityServer.Token;
using ProjectsPlugin.IdentityServer.Token.Keys;

ConfigurationErrors.EndTheStart();
if (HealthCommand.IsIn(args))
    return await HealthCommand.RunAsync();

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddKeyPerFileSettings();
builder.AddSettingsFile();
var publicUrl = builder.AddPublicOrigin();
builder.AddTelemetry();
builder.Services.AddHostedService<StartupMemoryRelease>();
builder.AddGracefulStop();
builder.AddData();
builder.AddDataProtectionRing<IdentityServerDb>("ProjectsPlugin.IdentityServer");
builder.AddKeys();
builder.AddAccounts();
builder.AddClients();
builder.AddRegistration();
builder.AddClientDocuments();
builder.AddGrants();
builder.AddScim();
builder.AddAuthorize();
builder.AddToken();
builder.AddEngine(publicUrl);
builder.AddRequestLimits();
builder.AddNetworkRateLimit();
builder.AddCorsPolicies();
builder.AddPages();
builder.AddDenyByDefault();
builder.QuietForCommands(args);

var app = builder.Build();
if (OperatorCommands.AreNamedBy(args))
    return await app.Services.RunCommandAsync(args);

app.UsePublicOrigin();
app.UseSecurityHeaders(popups: PagePaths.AuthorizationRequest);
app.UsePages();
app.UseScimErrors();
app.UseCorsPolicies();
app.UseRateLimiter();
app.UseMethodCheck();
app.UseUnknownAddresses();
app.UseDocumentCompression();
app.UseRequestReading();
app.UseMalformedFormRejection(ErrorPage.RefuseFormAsync);
app.UseEngineDocuments();
app.UseAuthentication();
app.UseAuthorization();
app.MapPages();
app.MapHealth();
app.MapEngine();
app.MapSignOut();
app.MapRegistration();
app.MapScim();

app.DemandRightSettings();
await app.Services.MigrateDatabaseAsync<IdentityServerDb>();
await app.Services.OpenRevocationFeedAsync();
await Task.WhenAll(
    app.Services.PrepareDataProtectionRingAsync<IdentityServerDb>(),
    Task.Run(() => app.Services.PrepareDemoAccountsAsync()),
    app.LoadKeysAsync(),
    app.SynchroniseClientsAsync());
await app.TakeBackFromSwitchedOffClientsAsync();
await app.Services.EndForbiddenSignInsAsync(app.Lifetime.ApplicationStopping);
await app.ServeAsync();
return 0;
