using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Keys;
using ProjectsPlugin.IdentityServer.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicOrigin();
builder.AddTelemetry();
builder.AddData();
builder.AddDataProtectionRing();
builder.AddAccounts();
builder.AddSignInRateLimit();

var app = builder.Build();
app.UsePublicOrigin();
app.UseRateLimiter();
app.MapHealth();

await app.Services.MigrateDatabaseAsync<IdentityServerDb>();
await app.Services.PrepareDataProtectionRingAsync();
await app.Services.PrepareDemoAccountsAsync();
await app.RunAsync();
