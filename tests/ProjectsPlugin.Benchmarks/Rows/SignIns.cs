using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Peers;
using ProjectsPlugin.Doctor.SignIn;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>Sign-ins a second beside the password hashes that they wait for, and how calls fare during a burst of them.</summary>
internal static class SignIns
{
    private const string Page = "/auth/sign-in";
    private const int ToWarm = 200;
    private const int CallTurnsToWarm = 6;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(Run run)
    {
        var (installation, figures) = (run.Installation, run.Figures);
        var tokens = await new Assistant(installation).SignInAsync();
        var (cookie, form) = await OpenPageAsync(installation);
        using var hashing = await PasswordHashing.ReadAsync(installation);
        Task<double> CallAsync() => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(installation.Api, "/projects/3", tokens.Access));
        Task<double> SignInAsync() => ClosedLoop.PerSecondAsync(Turn, _ => PostAsync(installation, cookie, form));

        // The calls are warmed meanwhile: sign-ins wait for each other, and a password takes a core at most.
        var warming = ClosedLoop.ForEachAsync(Enumerable.Repeat(form, ToWarm).ToList(), async sent =>
        {
            await PostAsync(installation, cookie, sent);
            return sent;
        });
        for (var turn = 0; turn < CallTurnsToWarm; turn++)
            await CallAsync();
        await warming;
        List<double> cores = [];
        var hashes = await Comparison.MeasureAsync(
            warmUp: 0,
            turns: 5,
            async () =>
            {
                var before = installation.IdentityServer.Cpu;
                var watch = Stopwatch.StartNew();
                var signedIn = await SignInAsync();
                cores.Add((installation.IdentityServer.Cpu - before) / watch.Elapsed);
                return signedIn;
            },
            () => hashing.PerSecondAsync(Turn));
        var calls = await Comparison.MeasureAsync(
            warmUp: 0,
            turns: 5,
            async () =>
            {
                var burst = SignInAsync();
                var answered = await CallAsync();
                await burst;
                return answered;
            },
            CallAsync);

        figures.Add("sign-ins with the right password", $"{hashes.Of(0):0.0} a second, using {Comparison.Median(cores):0.0} cores");
        var share = $"{hashes.Ratio():0.00} ({hashes.Of(0):0.0} ÷ {hashes.Of(1):0.0} a second)";
        figures.Add("sign-ins ÷ the password hashes that the limiter lets through", share, "≥ 0.85");
        figures.Add("API calls a second during a burst of sign-ins ÷ without", $"{calls.Ratio():0.00} ({calls.Of(0):0} ÷ {calls.Of(1):0})");
    }

    // The form's token and its cookie serve any number of posts by somebody who is not signed in yet.
    private static async Task<(string Cookie, byte[] Form)> OpenPageAsync(Installation installation)
    {
        using var answer = await installation.IdentityServer.Client.GetAsync(Page);
        var cookies = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        var page = new Uri(installation.IdentityServer.Address, Page);
        var form = await HtmlForm.ReadAsync(page, await answer.Content.ReadAsStringAsync(), CancellationToken.None);
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
