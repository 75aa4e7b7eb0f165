using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Benchmarks.Hosts;

[assembly: HostingStartup(typeof(OpenEndpoint))]

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>Brings <see cref="OpenProjectsController"/> into an API host that is told so by its environment; the product has no such thing.</summary>
public sealed class OpenEndpoint : IHostingStartup
{
    public static string Assembly => typeof(OpenEndpoint).Assembly.GetName().Name!;

    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<IConfigureOptions<MvcOptions>, AddControllers>());

    // MVC reads its options before it looks for controllers, and once only.
    private sealed class AddControllers(ApplicationPartManager parts) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options) => parts.ApplicationParts.Add(new AssemblyPart(typeof(OpenEndpoint).Assembly));
    }
}
