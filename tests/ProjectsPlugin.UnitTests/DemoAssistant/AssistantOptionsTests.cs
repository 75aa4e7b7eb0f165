using ProjectsPlugin.DemoAssistant;

namespace ProjectsPlugin.UnitTests.DemoAssistant;

public sealed class AssistantOptionsTests
{
    [TestCase(null)]
    [TestCase("http://gateway:8080")]
    [TestCase("https://gateway.internal/")]
    public void A_gateway_is_an_origin_or_nothing(string? gateway) => Assert.That(Fault(new() { GatewayUrl = gateway }), Is.Null);

    [TestCase("gateway:8080")]
    [TestCase("ftp://gateway")]
    [TestCase("http://gateway/path")]
    [TestCase("http://user:word@gateway")]
    public void Any_other_gateway_is_named_with_the_fix(string gateway) =>
        Assert.That(Fault(new() { GatewayUrl = gateway }), Does.StartWith($"Assistant__GatewayUrl is '{gateway}'").And.Contain("http://gateway:8080"));

    [TestCase("http://localhost:11434/v1", "llama")]
    [TestCase("https://models.example.org/openai/v1/", "big/model")]
    [TestCase(null, null)]
    [TestCase(" ", "")]
    public void A_model_has_an_address_and_a_name(string? endpoint, string? model) => Assert.That(Fault(new() { Endpoint = endpoint, Model = model }), Is.Null);

    [TestCase("localhost:11434", "llama", "Assistant__Endpoint is not")]
    [TestCase("http://user:secret@localhost/v1", "llama", "Assistant__Endpoint is not")]
    [TestCase("http://localhost/v1?key=secret", "llama", "Assistant__Endpoint is not")]
    [TestCase("http://localhost/v1", "", "Assistant__Model is not")]
    [TestCase("", "llama", "Assistant__Endpoint is not")]
    public void Half_a_model_or_a_wrong_address_is_named_and_no_secret_is_repeated(string endpoint, string model, string fault) =>
        Assert.That(Fault(new() { Endpoint = endpoint, Model = model }), Does.Contain(fault).And.Not.Contain("secret"));

    private static string? Fault(AssistantOptions options) => new AssistantOptionsValidation().Validate(name: null, options).FailureMessage;
}
