using ProjectsPlugin.Api;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Front;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.Mcp;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.OpenApi;
using ProjectsPlugin.Api.Plugin;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Security;
using ProjectsPlugin.Api.Try;
using ProjectsPlugin.Hosting;

WrongSettings.EndTheStart();
if (HealthCommand.IsIn(args))
    return await HealthCommand.RunAsync();
if (Commands.Include(args))
    return await Commands.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddSecretFiles();
builder.AddPublicOrigin();
builder.AddTelemetry();
builder.Services.AddHostedService<StartMemory>();
builder.AddGracefulStop();
builder.AddData();
builder.AddDataProtectionRing<ProjectsDb>("ProjectsPlugin.Api");
builder.AddSecurity();
builder.AddBrowse();
builder.Services.AddProblems();
builder.Services.AddDirectory();
builder.Services.AddDocuments();
builder.AddPlugin();
builder.AddMcp();
builder.Services.AddOpenApi();
builder.AddTry();

var app = builder.Build();
app.UsePublicOrigin();
app.UseAnswerHeaders();
app.UseHeadAsGet();
app.UseRouting();
app.UseEndpointPaths();
app.UseAudit();
app.UseProblems();
app.UseMethodCheck();
app.UseReadableForms(context => Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "The form cannot be read."));
app.UseAllowedOrigins();
app.UseSecurity();
app.MapHealth();
app.MapControllers();
app.MapPlugin();
app.MapMcp();
app.MapOpenApi();
app.MapBrowse();
app.MapFront();
app.MapTry();

app.DemandRightSettings();
await app.Services.MigrateDatabaseAsync<ProjectsDb>();
await app.Services.PrepareDataProtectionRingAsync<ProjectsDb>();
await app.LoadDemoDataAsync();
await app.ServeAsync();
return 0;
