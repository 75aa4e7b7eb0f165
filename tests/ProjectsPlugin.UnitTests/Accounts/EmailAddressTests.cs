using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.UnitTests.Accounts;

public sealed class EmailAddressTests
{
    [TestCase("ana@example.com", "ana@example.com")]
    [TestCase("  Ana@Example.com \t", "Ana@Example.com")]
    [TestCase("rene\u0301@example.com", "ren\u00e9@example.com")]
    [TestCase("o'neill+work@mail.example.com", "o'neill+work@mail.example.com")]
    public void An_address_is_kept_trimmed_and_composed(string typed, string kept) =>
        Assert.That(EmailAddress.TryParse(typed), Is.EqualTo(kept));

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("ana")]
    [TestCase("ana@")]
    [TestCase("@example.com")]
    [TestCase("Ana <ana@example.com>")]
    [TestCase("ana@example.com, bob@example.com")]
    [TestCase("ana lopez@example.com")]
    [TestCase("ana\0@example.com")]
    [TestCase("ana\n@example.com")]
    public void What_is_not_one_address_is_refused(string? typed) =>
        Assert.That(EmailAddress.TryParse(typed), Is.Null);

    [Test]
    public void An_address_has_at_most_254_characters()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(EmailAddress.TryParse(new string('a', Account.EmailLength - 12) + "@example.com"), Is.Not.Null);
            Assert.That(EmailAddress.TryParse(new string('a', Account.EmailLength - 11) + "@example.com"), Is.Null);
        }
    }

    [TestCase("ANA@example.com", " ana@EXAMPLE.com")]
    [TestCase("REN\u00c9@example.com", "rene\u0301@example.com")]
    public void Spellings_of_one_address_have_one_key(string one, string other) =>
        Assert.That(EmailAddress.Key(one), Is.EqualTo(EmailAddress.Key(other)));

    [TestCase("\0")]
    [TestCase("\ud800@example.com")]
    [TestCase(null)]
    public void What_no_account_can_have_has_no_key(string? typed) =>
        Assert.That(EmailAddress.Key(typed), Is.Empty);
}
