using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Refusals;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Commands;
using ProjectsPlugin.IdentityServer.Consent;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine;
using ProjectsPlugin.IdentityServer.Keys;
using ProjectsPlugin.IdentityServer.Pages;
using ProjectsPlugin.IdentityServer.Pages.Error;
using ProjectsPlugin.IdentityServer.Security;

WrongSettings.EndTheStart();
if (HealthCommand.IsIn(args))
    return await HealthCommand.RunAsync();

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddSecretFiles();
var publicUrl = builder.AddPublicOrigin();
builder.AddTelemetry();
builder.Services.AddHostedService<StartMemory>();
builder.AddGracefulStop();
builder.AddData();
builder.AddDataProtectionRing<IdentityServerDb>("ProjectsPlugin.IdentityServer");
builder.AddKeys();
builder.AddAccounts();
builder.AddClients();
builder.AddRegistration();
builder.AddClientDocuments();
builder.AddRefusals();
builder.AddConsent();
builder.AddEngine(publicUrl);
builder.AddRequestLimits();
builder.AddNetworkRateLimit();
builder.AddSignInRateLimit();
builder.AddProgramOrigins();
builder.AddPages();
builder.QuietForCommands(args);

var app = builder.Build();
if (OperatorCommands.AreNamedBy(args))
    return await app.Services.RunCommandAsync(args);

app.UsePublicOrigin();
app.UsePages();
app.UseProgramOrigins();
app.UseRateLimiter();
app.UseMethodCheck();
app.UseUnknownAddresses();
app.UseDocumentCompression();
app.UseRequestReading();
app.UseReadableForms(ErrorPage.RefuseFormAsync);
app.UseEngineDocuments();
app.UseAuthentication();
app.MapPages();
app.MapHealth();
app.MapEngine();
app.MapRegistration();

app.DemandRightSettings();
await app.Services.MigrateSchemaAsync();
await app.Services.OpenRevocationFeedAsync();
await Task.WhenAll(
    app.Services.PrepareDataProtectionRingAsync<IdentityServerDb>(),
    Task.Run(() => app.Services.PrepareDemoAccountsAsync()),
    app.LoadKeysAsync(),
    app.SynchroniseClientsAsync());
await app.TakeBackFromSwitchedOffClientsAsync();
await app.ServeAsync();
return 0;
