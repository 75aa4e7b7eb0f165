using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.UnitTests;

internal sealed class VendorRedirectPatternTests
{
    [TestCase("https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback", "plugin-12345678-1234-4234-8234-123456789abc")]
    [TestCase("https://chatgpt.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback", null)]
    [TestCase("https://chat.openai.com/aip/plugin-12345678/oauth/callback", null)]
    [TestCase("https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback\n", null)]
    [TestCase("https://chatXopenai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback", null)]
    public void A_plugins_callback_has_its_uuid(string redirect, string? id) =>
        Assert.That(VendorRedirectPattern.ChatGptPlugin.CallbackId(redirect), Is.EqualTo(id));

    [TestCase("https://chat.openai.com/aip/g-0123abcDEF/oauth/callback", "g-0123abcDEF")]
    [TestCase("https://chatgpt.com/aip/g-0123abcDEF/oauth/callback", "g-0123abcDEF")]
    [TestCase("https://chatgpt.com/aip/g-/oauth/callback", null)]
    [TestCase("https://chatgpt.com/aip/g-a/b/oauth/callback", null)]
    [TestCase("https://chatgpt.com/aip/g-a%2f/oauth/callback", null)]
    [TestCase("http://chatgpt.com/aip/g-0123/oauth/callback", null)]
    [TestCase("https://evil.chatgpt.com/aip/g-0123/oauth/callback", null)]
    public void An_actions_callback_has_the_GPTs_id_on_either_host(string redirect, string? id) =>
        Assert.That(VendorRedirectPattern.GptAction.CallbackId(redirect), Is.EqualTo(id));
}
