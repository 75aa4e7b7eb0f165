using System.Text;
using ProjectsPlugin.Hosting.Logging;

namespace ProjectsPlugin.UnitTests;

internal sealed class LineBatchesTests
{
    private readonly List<string> _written = [];

    [Test]
    public void A_line_is_written_soon_by_itself()
    {
        using var written = new ManualResetEventSlim();
        using var lines = new LineBatches(_ => written.Set());

        lines.Add(new StringBuilder("alone\n"));

        Assert.That(written.Wait(TimeSpan.FromSeconds(10)), Is.True);
    }

    [Test]
    public void Lines_are_written_together_and_in_their_order()
    {
        using (var lines = new LineBatches(Write))
            for (var i = 0; i < 100; i++)
                lines.Add(new StringBuilder($"{i}\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Concat(_written), Is.EqualTo(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}\n"))));
            Assert.That(_written, Has.Count.LessThan(100));
        }
    }

    [Test]
    public void However_many_come_at_once_none_is_dropped()
    {
        const int Each = 20_000;
        using (var lines = new LineBatches(Write))
            Parallel.For(0, 4, caller =>
            {
                for (var i = 0; i < Each; i++)
                    lines.Add(new StringBuilder($"{caller} a line as long as one of an audit, or nearly so: {i}\n"));
            });

        var all = string.Concat(_written).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.Unique.And.Length.EqualTo(4 * Each));
            for (var caller = 0; caller < 4; caller++)
                Assert.That(
                    all.Where(line => line[0] == '0' + caller).Select(
                        line => int.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)),
                    Is.EqualTo(Enumerable.Range(0, Each)));
        }
    }

    [Test]
    public void What_comes_after_the_end_is_written_at_once()
    {
        var lines = new LineBatches(Write);
        lines.Dispose();

        lines.Add(new StringBuilder("late\n"));

        Assert.That(_written, Is.EqualTo((string[])["late\n"]));
    }

    [TearDown]
    public void Forget() => _written.Clear();

    private void Write(StringBuilder lines) => _written.Add(lines.ToString());
}
