using ProjectsPlugin.Api;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Security;
using ProjectsPlugin.Hosting;

WrongSettings.EndTheStart();
if (Commands.Include(args))
    return await Commands.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicOrigin();
builder.AddTelemetry();
builder.AddData();
builder.AddSecurity();
builder.Services.AddProblems();
builder.Services.AddDirectory();
builder.Services.AddCors();

var app = builder.Build();
app.UsePublicOrigin();
app.UseAnswerHeaders();
app.UseHeadAsGet();
app.UseRouting();
app.UseAudit();
app.UseProblems();
app.UseMethodCheck();
app.UseSecurity();
app.MapHealth();
app.MapControllers();

await app.Services.MigrateDatabaseAsync<ProjectsDb>();
await app.LoadDemoDataAsync();
await app.RunAsync();
return 0;
