using ProjectsPlugin.Benchmarks;
using ProjectsPlugin.Benchmarks.Hosts;

// The run starts these as processes of their own.
switch (args)
{
    case [EmptyHost.Name]:
        await EmptyHost.RunAsync();
        return 0;
    case [GatewayHost.Name, var identityServer, var api]:
        await GatewayHost.RunAsync(new Uri(identityServer), new Uri(api));
        return 0;
    default:
        return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
}
