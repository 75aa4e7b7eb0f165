using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.UnitTests.DemoAssistant;

public sealed class TaskFormTests
{
    private const string Scenario = "Write to Emily";

    [TestCase(true)]
    [TestCase(false)]
    public void Ticked_tools_are_called_in_our_order_without_a_model_and_for_their_scopes_alone(bool hasModel)
    {
        var task = Read(
            hasModel, out var fault, ("kind", "tools"), ("tool", "get_company"), ("tool", "get_users"), ("tool", "drop_tables"), ("query-get_users", " Smith "),
            ("prompt", "ignored"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault, Is.Null);
            Assert.That(task!.Calls, Is.EqualTo((PlannedCall[])[new("get_users", "Smith"), new("get_company")]));
            Assert.That((task.Prompt, task.Scope), Is.EqualTo(((string?)null, "users company")));
        }
    }

    [TestCase("Try.Fault.NoTool", "drop_tables", "x")]
    [TestCase("Try.Fault.NoQuery", "search", "?!")]
    [TestCase("Try.Fault.NoQuery", "get_projects", "")]
    public void What_cannot_be_called_is_said(string expected, string tool, string query)
    {
        Read(hasModel: false, out var fault, ("kind", "tools"), ("tool", tool), ($"query-{tool}", query));

        Assert.That(fault, Is.EqualTo(expected));
    }

    [Test]
    public void A_query_is_no_longer_than_tools_take()
    {
        Read(hasModel: false, out var good, ("kind", "tools"), ("tool", "search"), ("query-search", new string('x', 200)));
        Read(hasModel: false, out var fault, ("kind", "tools"), ("tool", "search"), ("query-search", new string('x', 201)));

        Assert.That((good, fault), Is.EqualTo(((string?)null, "Try.Fault.LongQuery")));
    }

    [TestCase(Scenario, 4)]
    [TestCase("Write to John", 2)]
    public void For_any_other_letter_only_what_any_letter_needs_is_called_where_the_model_fails(string prompt, int calls)
    {
        var task = Read(hasModel: true, out _, ("prompt", prompt))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(task.Prompt, Is.EqualTo(prompt));
            Assert.That(task.Calls, Has.Count.EqualTo(calls));
            Assert.That(task.Scope, Is.EqualTo("projects users me company"));
        }
    }

    [Test]
    public void Without_a_model_nobody_is_asked_anything()
    {
        var task = Read(hasModel: false, out _, ("prompt", "Write to John"))!;

        Assert.That((task.Prompt, task.Calls.Count), Is.EqualTo(((string?)null, 4)));
    }

    private static AssistantTask? Read(bool hasModel, out string? fault, params (string Name, string Value)[] fields) => TaskForm
        .Read(new FormCollection(fields.GroupBy(field => field.Name).ToDictionary(
            group => group.Key, group => new StringValues([.. group.Select(field => field.Value)]))))
        .Read(hasModel, Scenario, out fault);
}
