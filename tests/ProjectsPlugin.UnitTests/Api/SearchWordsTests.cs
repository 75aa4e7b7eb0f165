using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class SearchWordsTests
{
    [TestCase("  virtual   city ", "virtual city")]
    [TestCase("Eco-City", "Eco City")]
    [TestCase("user2@example.com", "user2 example com")]
    [TestCase("a' & !(b | c):*", "a b c")]
    [TestCase("हिन्दी", "हिन्दी")]
    [TestCase("…!?", "")]
    public void A_query_is_its_words_alone(string query, string words) => Assert.That(SearchWords.Of(query), Is.EqualTo(words));
}
