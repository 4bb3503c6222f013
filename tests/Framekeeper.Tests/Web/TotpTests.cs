using Framekeeper.Web.Accounts;

namespace Framekeeper.Tests.Web;

public sealed class TotpTests
{
    /// <summary>"12345678901234567890" in base 32, the secret of RFC 6238's appendix B.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) => Totp.Code(Secret, seconds / 30).ShouldBe(code);

    [Fact]
    public void A_clock_may_be_half_a_minute_off_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = now.ToUnixTimeSeconds() / 30;
        foreach (var off in new[] { -1, 0, 1 })
        {
            Totp.Step(Secret, Totp.Code(Secret, step + off), now).ShouldBe(step + off);
        }

        Totp.Step(Secret, Totp.Code(Secret, step - 2), now).ShouldBeNull();
        Totp.Step(Secret, Totp.Code(Secret, step + 2), now).ShouldBeNull();
        Totp.Step(Secret, "005 924", now).ShouldBe(step);
        Totp.Step(Secret, "", now).ShouldBeNull();
    }

    [Fact]
    public void A_secret_is_new_each_time_and_nothing_else_is_taken_for_one()
    {
        Totp.IsSecret(Totp.Secret()).ShouldBeTrue();
        Totp.Secret().ShouldNotBe(Totp.Secret());
        Totp.IsSecret("GEZDGNBVGY3TQOJQ").ShouldBeFalse();
        Totp.IsSecret(Secret.Replace('G', '1')).ShouldBeFalse();
        Totp.IsSecret(null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("river stapler 9", null)]
    [InlineData("dreizehn blaue Regenschirme", null)]
    [InlineData("short one 1", "at least 12")]
    [InlineData("Password123456", "tried first")]
    [InlineData("qwertyuiop123!", "tried first")]
    [InlineData("Welcome-Summer-2026", "tried first")]
    [InlineData("123456789012", "tried first")]
    [InlineData("abcdefghijklm", "tried first")]
    [InlineData("aaaabbbbccccdddd", "tried first")]
    [InlineData("okafor loves tea", "name or the e-mail")]
    [InlineData("my sam.o27 is here", "name or the e-mail")]
    public void A_password_is_long_and_neither_commonplace_nor_one_s_own_name(string password, string? wrong)
    {
        var says = Passwords.Wrong(password, "Sam Okafor", "sam.o27@clinic.example");
        (says?.Contains(wrong ?? "nothing", StringComparison.Ordinal) ?? wrong is null).ShouldBeTrue(says);
    }
}
