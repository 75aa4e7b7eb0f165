using System.Globalization;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class DeadlineTests
{
    [TestCase("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024")]
    [TestCase("2024-02-29T00:00:00.000Z", "2024-02-29", "2024-02-29", "29 February 2024")]
    [TestCase(" 2024-02 ", "2024-02-29", "2024-02", "February 2024")]
    [TestCase("2023-12", "2023-12-31", "2023-12", "December 2023")]
    [TestCase("2026-Q1", "2026-03-31", "2026-Q1", "January to March 2026")]
    [TestCase("2026-q4", "2026-12-31", "2026-Q4", "October to December 2026")]
    public void A_deadline_is_a_day_a_month_or_a_quarter(string written, string day, string read, string inWords)
    {
        var deadline = Deadline.Parse(written)!.Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deadline.Day.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(day));
            Assert.That(deadline.ToString(), Is.EqualTo(read));
            Assert.That(deadline.InWords(CultureInfo.GetCultureInfo("en-GB")), Is.EqualTo(inWords));
            Assert.That(Deadline.Parse(read), Is.EqualTo(deadline));
        }
    }

    [TestCase("")]
    [TestCase("2023-02-29")]
    [TestCase("2023-00")]
    [TestCase("2023-13")]
    [TestCase("2023-Q0")]
    [TestCase("2023-Q5")]
    [TestCase("0000-01")]
    [TestCase("2023")]
    [TestCase("2024-02-28T22:00:00Z")]
    [TestCase("soon")]
    public void Everything_else_is_none(string written) => Assert.That(Deadline.Parse(written), Is.Null);
}
