using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ProjectsPlugin.Hosting;

/// <summary>Traces and metrics by OpenTelemetry, sent where the standard <c>OTEL_*</c> settings say, nowhere if none is set.</summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddNpgsqlInstrumentation());

        if (((IConfiguration)builder.Configuration).AsEnumerable().Any(setting => setting.Key.StartsWith("OTEL_EXPORTER_OTLP", StringComparison.Ordinal) && setting.Value is { Length: > 0 }))
            telemetry.UseOtlpExporter();
    }
}
