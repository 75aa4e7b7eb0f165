using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person decides, in a browser that holds the form's whole chain of redirects against the page's policy.</summary>
internal sealed class ConsentPageTests
{
    [Test]
    public async Task Allow_leads_Chromium_to_the_assistant_with_a_code()
    {
        await using var person = await SignedInAtConsentAsync("user1@example.com");

        await person.PressAsync("Allow");
        var arrived = await person.ArriveAtAssistantAsync();

        var answer = QueryHelpers.ParseQuery(arrived.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(arrived.GetLeftPart(UriPartial.Path), Is.EqualTo(Person.PluginCallback()));
            Assert.That(answer["code"].ToString(), Is.Not.Empty);
            Assert.That(answer["state"].ToString(), Is.EqualTo("the-state"));
        }
    }

    private static async Task<Person> SignedInAtConsentAsync(string email)
    {
        var installation = await Installation.Shared;
        var person = await Person.OpenBrowserAsync(installation);
        await person.ConnectAsync(installation.ChatGptPlugin, Person.PluginCallback(), more: "&prompt=consent");
        await person.SignInAsync(email);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).WaitForAsync();
        return person;
    }
}
