using ProjectsPlugin.IdentityServer.Accounts.Passwords;

namespace ProjectsPlugin.UnitTests.Accounts;

[Property("Checklist", 47)]
public sealed class PasswordRulesTests
{
    private const string Email = "ana.lopez@example.com";
    private const string Name = "Ana Lopez";

    [TestCase("seven77")]
    [TestCase("")]
    [TestCase("🐎🐎🐎🐎🐎🐎🐎", TestName = "Seven_emoji_are_seven_characters")]
    public void A_password_has_at_least_8_characters(string password) =>
        Assert.That(PasswordRules.FaultOf(password, Email, Name), Is.EqualTo(PasswordError.TooShort));

    [TestCase(128, null)]
    [TestCase(129, PasswordError.TooLong)]
    public void A_password_has_at_most_128_characters_counted_as_people_count(int length, PasswordError? fault)
    {
        var letters = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i % 23))));
        var emoji = string.Concat(Enumerable.Range(0, length).Select(i => char.ConvertFromUtf32(0x1F400 + (i * i % 47))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PasswordRules.FaultOf(letters, Email, Name), Is.EqualTo(fault));
            Assert.That(PasswordRules.FaultOf(emoji, Email, Name), Is.EqualTo(fault));
        }
    }

    [TestCase("blau kaffee")]
    [TestCase("xkvwqjpz")]
    [TestCase("        correct horse")]
    [TestCase("пароль-для-работы")]
    [TestCase("tr4mway kettle")]
    [TestCase("84710293")]
    [TestCase("sunshine on the hill")]
    public void Composition_is_free(string password) =>
        Assert.That(PasswordRules.FaultOf(password, Email, Name), Is.Null);

    [TestCase("password")]
    [TestCase("PassWord")]
    [TestCase("ｐａｓｓｗｏｒｄ", TestName = "Full_width_letters_hide_nothing")]
    [TestCase("password1")]
    [TestCase("P@ssw0rd")]
    [TestCase("P@ssw0rd123!")]
    [TestCase("drowssap")]
    [TestCase("welcome2026!")]
    [TestCase("Summer2025")]
    [TestCase("iloveyou")]
    [TestCase("trustno1")]
    [TestCase("letmein123")]
    [TestCase("changeme")]
    [TestCase("football")]
    [TestCase("michael1")]
    [TestCase("qwertyuiop")]
    [TestCase("qwerty123")]
    [TestCase("asdfghjkl")]
    [TestCase("1qaz2wsx")]
    [TestCase("zaq12wsx")]
    [TestCase("1q2w3e4r5t")]
    [TestCase("qweasdzxc")]
    [TestCase("1234qwer")]
    [TestCase("abcd1234")]
    [TestCase("a1b2c3d4")]
    [TestCase("12345678")]
    [TestCase("1234567890")]
    [TestCase("87654321")]
    [TestCase("11111111")]
    [TestCase("abababab")]
    [TestCase("12341234")]
    [TestCase("abcdefgh")]
    [TestCase("24121987")]
    [TestCase("adm1n1strator")]
    public void What_guessers_try_first_is_refused(string password) =>
        Assert.That(PasswordRules.FaultOf(password, Email, Name), Is.EqualTo(PasswordError.TooCommon));

    [TestCase("ana.lopez@example.com")]
    [TestCase("ANA.LOPEZ@EXAMPLE.COM")]
    [TestCase("ana.lopez")]
    [TestCase("Ana Lopez")]
    [TestCase("analopez")]
    [TestCase("lopezana")]
    public void The_persons_own_name_and_address_are_refused(string password) =>
        Assert.That(PasswordRules.FaultOf(password, Email, Name), Is.EqualTo(PasswordError.TooCommon));

    [Test]
    public void The_list_holds_at_least_3000_passwords_of_the_length_we_ask_for() =>
        Assert.That(CommonPasswords.All.Distinct().Take(3_001).Count(), Is.GreaterThan(3_000));
}
