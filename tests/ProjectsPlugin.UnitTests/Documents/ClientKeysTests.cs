using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Clients.Documents;

namespace ProjectsPlugin.UnitTests.Documents;

/// <summary>Whose signatures are checked, and how much work a key may make.</summary>
internal sealed class ClientKeysTests
{
    private static readonly RSAParameters Rsa2048 = RSA.Create(2048).ExportParameters(includePrivateParameters: false);
    private static readonly ECParameters P256 = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportParameters(includePrivateParameters: false);

    [TestCase(2048)]
    [TestCase(4096)]
    public void Usual_keys_are_read(int bits) =>
        Assert.That(Read(Rsa(RSA.Create(bits).ExportParameters(includePrivateParameters: false)), Curve()).Value, Has.Count.EqualTo(2));

    private static IEnumerable<TestCaseData> Unusable()
    {
        yield return Case("RSA of fewer bits", Rsa(RSA.Create(1024).ExportParameters(includePrivateParameters: false)));
        yield return Case("RSA of more bits", Rsa(Rsa2048 with { Modulus = [.. Enumerable.Repeat((byte)0xff, 513)] }));
        yield return Case("an exponent of 33 bits", Rsa(Rsa2048 with { Exponent = [1, 0, 0, 0, 1] }));
        yield return Case("an exponent as long as the modulus", Rsa(Rsa2048 with { Exponent = Rsa2048.Modulus }));
        yield return Case("the exponent 1", Rsa(Rsa2048 with { Exponent = [1] }));
        yield return Case("the exponent 0", Rsa(Rsa2048 with { Exponent = [0] }));
        yield return Case("no exponent", Rsa(Rsa2048 with { Exponent = [] }));
        yield return Case("a modulus that is no number", Rsa(Rsa2048, ("n", "!!!")));
        yield return Case("a modulus of zeros", Rsa(Rsa2048 with { Modulus = new byte[256] }));
        yield return Case("a point beside the curve", Curve(P256 with { Q = new ECPoint { X = P256.Q.X, Y = P256.Q.X } }));
        yield return Case("the point of infinity", Curve(P256 with { Q = new ECPoint { X = new byte[32], Y = new byte[32] } }));
        yield return Case("a coordinate too long", Curve(P256 with { Q = new ECPoint { X = [0, .. P256.Q.X!], Y = P256.Q.Y } }));
        yield return Case("a coordinate that is no number", Curve(P256, ("x", "a b=")));
        yield return Case("a curve that is not known", Curve(P256, ("crv", "secp256k1")));
        yield return Case("no curve", Curve(P256, ("crv", null)));
        yield return Case("a key for encryption", Curve(P256, ("use", "enc")));
        yield return Case("a shared secret", new JsonObject { ["kty"] = "oct", ["k"] = "c2VjcmV0" });
        yield return Case("a key of no kind", new JsonObject { ["n"] = "AQAB" });

        static TestCaseData Case(string name, JsonObject key) => new TestCaseData(key).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unusable))]
    public void A_key_that_is_unusable_or_costly_is_left_out(JsonObject key)
    {
        var alone = Read((JsonObject)key.DeepClone());
        var beside = Read((JsonObject)key.DeepClone(), Curve());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.Fault, Does.StartWith("it has no keys that are accepted here"));
            Assert.That(beside.Value, Has.Count.EqualTo(1));
        }
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"keys\":null}")]
    [TestCase("{\"keys\":5}")]
    [TestCase("{\"keys\":[5]}")]
    [TestCase("{\"keys\":[{\"kty\":5}]}")]
    [TestCase("{\"keys\":[null]}")]
    [TestCase("{\"keys\":[{\"kty\":\"RSA\",\"n\":{\"a\":1}}]}")]
    [TestCase("not json")]
    [TestCase("")]
    public void What_is_no_set_of_keys_is_told(string text) => Assert.That(ClientKeys.Read(text).Fault, Is.Not.Null);

    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Five_keys_are_read_and_no_more(int count, bool accepted) =>
        Assert.That(Read([.. Enumerable.Range(0, count).Select(_ => Curve())]).Fault, accepted ? Is.Null : Is.EqualTo("it has more than 5 keys for signing."));

    [TestCase("a", "ES256", "a")]
    [TestCase("b", "ES256", "b")]
    [TestCase("c", "ES256", null)]
    [TestCase("a", "RS256", null)]
    [TestCase("a", "ES384", null)]
    [TestCase("r", "PS512", "r")]
    [TestCase("unknown", "RS256", null)]
    [TestCase(null, "RS256", "r")]
    [TestCase(null, "ES256", null)]
    [TestCase("a", "none", null)]
    public void The_key_that_a_signature_names_is_the_one_that_is_tried(string? kid, string algorithm, string? chosen)
    {
        var keys = Read(Curve(P256, ("kid", "a")), Curve(P256, ("kid", "b")), Rsa(Rsa2048, ("kid", "r"))).Value!;

        Assert.That(ClientKeys.Choose(keys, kid, algorithm)?.Kid, Is.EqualTo(chosen));
    }

    [Test]
    public void A_single_key_without_a_name_is_meant_by_every_name() =>
        Assert.That(ClientKeys.Choose(Read(Curve()).Value!, "whatever", "ES256"), Is.Not.Null);

    [Test]
    public void A_key_for_one_algorithm_is_for_no_other()
    {
        var keys = Read(Rsa(Rsa2048, ("alg", "RS256"))).Value!;

        Assert.That((ClientKeys.Choose(keys, null, "RS256"), ClientKeys.Choose(keys, null, "PS256")), Is.EqualTo((keys[0], (JsonWebKey?)null)));
    }

    private static DocumentResult<IReadOnlyList<JsonWebKey>> Read(params JsonObject[] keys) =>
        ClientKeys.Read(new JsonObject { ["keys"] = new JsonArray(keys) }.ToJsonString());

    private static JsonObject Rsa(RSAParameters key, params (string Member, string? Value)[] members) =>
        With(new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) }, members);

    private static JsonObject Curve(ECParameters? key = null, params (string Member, string? Value)[] members)
    {
        var point = (key ?? P256).Q;
        return With(
            new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) },
            members);
    }

    private static JsonObject With(JsonObject key, (string Member, string? Value)[] members)
    {
        foreach (var (member, value) in members)
            key[member] = value;
        return key;
    }
}
