using System.Net;

namespace ProjectsPlugin.IntegrationTests.Accounts;

internal sealed class SignInFormTests
{
    private const string Wrong = "something else entirely";

    [Test]
    [Property("Checklist", 45)]
    public async Task Every_refusal_has_the_same_status_and_the_same_words()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        var known = await server.EmployAsync();
        var gone = await server.EmployAsync();
        await server.DeactivateAsync(gone);
        var newcomer = await server.HireAsync();
        var locked = await server.EmployAsync();
        for (var i = 0; i < 5; i++)
            await server.SignInAsync(locked.Email, Wrong);
        using var client = server.CreateClient();

        var answers = new List<(HttpStatusCode Status, string Text)>();
        foreach (var email in new[] { IdentityServerFixture.NewEmail(), known.Email, gone.Email, newcomer.Email, locked.Email })
        {
            using var response = await client.SendAsync(email, Wrong);
            answers.Add((response.StatusCode, await response.TextAsync(email)));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers[0].Text, Does.Contain("The email or password is incorrect."));
            Assert.That(answers.Distinct().ToArray(), Has.Length.EqualTo(1));
        }
    }

    [Test]
    [Property("Checklist", 48)]
    public async Task Signing_in_sets_the_session_cookie_and_goes_on_by_303()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        using var client = server.CreateClient();

        using var response = await client.SendAsync((await server.EmployAsync()).Email, IdentityServerFixture.Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(response.Headers.GetValues("Set-Cookie"), Has.One.Match("^session=.*; httponly"));
        }
    }

    [Test]
    [Property("Checklist", 46)]
    public async Task One_address_has_so_many_attempts_a_minute_and_others_have_their_own()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["SignIn:AttemptsPerMinute"] = "3" });
        using var guesser = server.CreateClient("2001:db8:7:7::1");
        using var neighbour = server.CreateClient("2001:db8:7:7:ffff::2");
        using var other = server.CreateClient("2001:db8:7:8::1");
        for (var i = 0; i < 3; i++)
        {
            using var tried = await guesser.SendAsync(IdentityServerFixture.NewEmail(), Wrong);
            Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var fourth = await guesser.SendAsync(IdentityServerFixture.NewEmail(), Wrong);
        using var ofTheSameNetwork = await neighbour.SendAsync(IdentityServerFixture.NewEmail(), Wrong);
        using var ofAnother = await other.SendAsync(IdentityServerFixture.NewEmail(), Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fourth.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(fourth.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(ofTheSameNetwork.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(ofAnother.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 46)]
    public async Task Who_is_not_behind_a_trusted_proxy_cannot_pretend_to_be_many()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["SignIn:AttemptsPerMinute"] = "1", ["TrustedProxies"] = "192.0.2.1" });
        using var one = server.CreateClient("198.51.100.1");
        using var another = server.CreateClient("198.51.100.2");

        using var first = await one.SendAsync(IdentityServerFixture.NewEmail(), Wrong);
        using var second = await another.SendAsync(IdentityServerFixture.NewEmail(), Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        }
    }
}
