using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicOrigin();
builder.AddTelemetry();
builder.AddData();

var app = builder.Build();
app.UsePublicOrigin();
app.MapHealth();

await app.Services.MigrateDatabaseAsync<IdentityServerDb>();
await app.RunAsync();
