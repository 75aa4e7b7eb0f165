using System.Net;

namespace ProjectsPlugin.Doctor.SignIn;

/// <summary>The test account with a browser without a screen: signs in, allows what is asked, and returns to the assistant.</summary>
internal sealed class HeadlessUser(HttpClient browser, TestAccount account, Uri assistant)
{
    private const int MaxPages = 15;

    /// <summary>Why it went no further; null if it did.</summary>
    public SignInFlowException? Failure { get; private set; }

    /// <summary>Follows the pages from where the assistant sends the browser to where it gets it back.</summary>
    /// <exception cref="SignInFlowException">They lead elsewhere.</exception>
    public async Task<Uri> AllowAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await FollowPagesAsync(address, cancellation);
        }
        catch (SignInFlowException failure)
        {
            Failure = failure;
            throw;
        }
    }

    private async Task<Uri> FollowPagesAsync(Uri address, CancellationToken cancellation)
    {
        var hasSignedIn = false;
        var answer = await browser.GetAsync(address, cancellation);
        for (var step = 0; step < MaxPages; step++)
        {
            var at = answer.RequestMessage!.RequestUri!;
            if (answer.Headers.Location is { } location)
            {
                var next = new Uri(at, location);
                if (next.GetLeftPart(UriPartial.Path) == assistant.GetLeftPart(UriPartial.Path))
                    return next;
                if (next.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority))
                    throw new SignInFlowException(
                        $"{at.AbsolutePath} sends the browser to {next.GetLeftPart(UriPartial.Path)}, which is neither here nor the assistant.",
                        "Let the proxy redirect nothing itself, and set PUBLIC_URL to the one address at both hosts.");
                answer = await browser.GetAsync(next, cancellation);
                continue;
            }

            var form = answer.StatusCode is HttpStatusCode.OK
                ? await HtmlForm.ReadAsync(at, await answer.Content.ReadAsStringAsync(cancellation), cancellation)
                : null;
            if (form is null)
                throw new SignInFlowException($"{at.AbsolutePath} answered {(int)answer.StatusCode} with a page that leads nowhere.", Fix(answer.StatusCode));

            if (form.AsksForPassword)
            {
                if (hasSignedIn)
                    throw RepeatedSignIn(answer);
                form.FillIn(account);
                hasSignedIn = true;
            }

            using var submission = form.Submit();
            if (submission.RequestUri!.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority))
                throw new SignInFlowException(
                    $"The form at {at.AbsolutePath} would be sent to {submission.RequestUri.GetLeftPart(UriPartial.Path)}, with what is typed into it.",
                    "Let the proxy pass pages on as they are.");
            answer = await browser.SendAsync(submission, cancellation);
        }

        throw new SignInFlowException(
            $"After {MaxPages} pages the browser was not back at the assistant.",
            "Look whether the proxy keeps cookies and queries as they are.");
    }

    private static string Fix(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => "A form whose cookie is missing is refused so: let the proxy pass Set-Cookie and Cookie on as they are. "
            + "The identity server's log tells more.",
        HttpStatusCode.TooManyRequests => "Wait a minute. If it stays so, TrustedProxies does not name the proxy in front, and everybody shares one limit.",
        _ => "The identity server's log tells more about this moment.",
    };

    private SignInFlowException RepeatedSignIn(HttpResponseMessage answer) => answer.RequestMessage!.Method == HttpMethod.Post
        ? new(
            $"The sign-in page refused the password of {account.Email}.",
            $"Check the address and {PasswordPrompt.Setting}; 'employees reset {account.Email}' prints a link that sets a new "
                + "password, and an account that was tried too often is locked for some minutes (SignIn__LockMinutes).")
        : new(
            $"{account.Email} signed in, and was asked to sign in again: the browser did not get or keep the cookie.",
            "Let the proxy pass Set-Cookie and Cookie on as they are.");
}
