using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using ProjectsPlugin.Doctor.SignIn;
using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>Sign-ins a second, which are password hashes a second, and how calls fare during a burst of them.</summary>
internal static class SignIns
{
    private const string Page = "/auth/sign-in";
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(Installation installation, Figures figures)
    {
        var tokens = await new Assistant(installation).SignInAsync();
        var (cookie, form) = await OpenPageAsync(installation);
        Task<double> CallAsync() => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(installation.Api, "/projects/3", tokens.Access));
        Task<double> SignInAsync() => ClosedLoop.PerSecondAsync(Turn, _ => PostAsync(installation, cookie, form));

        await SignInAsync();
        var before = installation.IdentityServer.Cpu;
        var watch = Stopwatch.StartNew();
        var alone = await SignInAsync();
        var cores = (installation.IdentityServer.Cpu - before) / watch.Elapsed;
        var calls = await Comparison.MeasureAsync(
            turns: 7,
            async () =>
            {
                var burst = SignInAsync();
                var answered = await CallAsync();
                await burst;
                return answered;
            },
            CallAsync);

        figures.Add("sign-ins with the right password", $"{alone:0.0} a second, using {cores:0.0} cores");
        figures.Add("API calls a second during a burst of sign-ins ÷ without", $"{calls.Ratio:0.00} ({calls.First:0} ÷ {calls.Second:0})");
    }

    // The form's token and its cookie serve any number of posts by somebody who is not signed in yet.
    private static async Task<(string Cookie, byte[] Form)> OpenPageAsync(Installation installation)
    {
        using var answer = await installation.IdentityServer.Client.GetAsync(Page);
        var cookies = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        var form = await HtmlForm.ReadAsync(new Uri(installation.IdentityServer.Address, Page), await answer.Content.ReadAsStringAsync(), CancellationToken.None);
        form!.FillIn(installation.DemoUser);
        using var pressed = form.Submit();
        return (string.Join("; ", cookies), await pressed.Content!.ReadAsByteArrayAsync());
    }

    private static async Task PostAsync(Installation installation, string cookie, byte[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page)
        {
            Content = new ByteArrayContent(form) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.FormUrlEncoded) } },
        };
        request.Headers.Add("Cookie", cookie);
        using var answer = await installation.IdentityServer.Client.SendAsync(request);
        if (answer.StatusCode is not HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"The sign-in form answered {(int)answer.StatusCode}.");
    }
}
