using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>The same deed under two agreements.</summary>
public sealed class DeedPairsTests
{
    [Theory]
    [InlineData("""{"kind":"payment","amount":40,"from":"client"}""", "fee: { amount: 25 }", "fee: { amount: 40 }")]
    [InlineData("""{"kind":"payment","amount":40,"currency":"EUR"}""", "fee: { amount: 40, currency: USD }", "fee: { amount: 40, currency: EUR }")]
    [InlineData("""{"kind":"payment","amount":40,"channel":"cash"}""", "fee: { amount: 40, methods: [card] }", "fee: { amount: 40, methods: [card, cash] }")]
    [InlineData("""{"kind":"payment","amount":40,"from":"client"}""", "fee: { amount: 40, payer: insurance }", "fee: { amount: 40, payer: client }")]
    [InlineData("""{"kind":"payment","amount":40}""", "fee: { payer: none }", "fee: { amount: 40 }")]
    [InlineData("""{"kind":"payment","amount":40,"from":"therapist"}""", "fee: { amount: 40 }", "exceptions: [ { allows: [fee], words: [refund], what: refunds, why: double charge, amount: 40 } ]")]
    [InlineData("""{"kind":"payment","amount":40,"channel":"WhatsApp"}""", "channels: [WhatsApp]\nfee: { methods: [card] }", "channels: [portal]\nfee: { methods: [whatsapp] }")]
    public void Payments(string deed, string other, string agreed) => Pair(deed, "fee", other, agreed);

    [Theory]
    [InlineData("""{"kind":"gift","from":"client","what":"a scarf"}""", "accept", "scarf")]
    [InlineData("""{"kind":"gift","from":"therapist","to":"client","what":"a novel"}""", "give.gift", "novel")]
    [InlineData("""{"kind":"gift","from":"client","to":"therapist","what":"eggs"}""", "accept", "eggs")]
    public void Gifts(string deed, string act, string word) =>
        Pair(deed, act, "places: [clinic]", $"exceptions: [ {{ allows: [{act}], words: [{word}], what: small things, why: custom }} ]");

    [Theory]
    [InlineData("""{"kind":"meeting","place":"café on Mill Lane"}""", "places: [clinic]", "places: [clinic, café on Mill Lane]")]
    [InlineData("""{"kind":"meeting","place":"café on Mill Lane"}""", "places: [café on Main St]", "places: [café]")]
    [InlineData("""{"kind":"meeting","place":"client's home"}""", "places: [\"therapist's home\"]", "places: [home]")]
    [InlineData("""{"kind":"meeting","place":"room 4","at":"2026-05-04T21:00:00Z"}""", "schedule: { hours: \"08:00-20:00\" }", "schedule: { hours: \"08:00-22:00\" }")]
    [InlineData("""{"kind":"meeting","place":"clinic","at":"2026-05-04T21:00:00Z"}""", "zone: UTC\nschedule: { hours: \"08:00-20:00\" }", "zone: America/Chicago\nschedule: { hours: \"08:00-20:00\" }")]
    [InlineData("""{"kind":"meeting","place":"clinic","at":"2026-05-04T14:00:00-05:00"}""", "zone: Asia/Tokyo\nschedule: { hours: \"08:00-20:00\" }", "zone: America/Chicago\nschedule: { hours: \"08:00-20:00\" }")]
    [InlineData("""{"kind":"meeting","place":"clinic","minutes":90}""", "schedule: { length: PT50M }", "schedule: { length: PT90M }")]
    [InlineData("""{"kind":"meeting","place":"café","what":"exposure"}""", "places: [clinic]", "exceptions: [ { allows: [meet], words: [café], what: exposure, why: the plan } ]")]
    [InlineData("""{"kind":"meeting","place":"Harbour Park","what":"a walk"}""", "places: [clinic]", "exceptions: [ { allows: [meet], words: [nothing], what: exposure, why: the plan, place: Harbour Park } ]")]
    public void Meetings(string deed, string other, string agreed) => Pair(deed, "meet", other, agreed);

    [Theory]
    [InlineData("""{"kind":"contact","from":"therapist","channel":"WhatsApp"}""", "channels: [portal]", "channels: [portal, WhatsApp]")]
    [InlineData("""{"kind":"contact","from":"therapist","channel":"personal phone"}""", "channels: [clinic phone]", "channels: [\"therapist's personal phone\"]")]
    [InlineData("""{"kind":"contact","from":"therapist","channel":"email"}""", "channels: [portal]", "channels: [email]")]
    [InlineData("""{"kind":"contact","from":"therapist","channel":"portal","at":"2026-05-04T23:30:00Z"}""", "schedule: { hours: \"08:00-20:00\" }", "schedule: { hours: \"08:00-23:59\" }")]
    [InlineData("""{"kind":"contact","from":"therapist","channel":"SMS"}""", "channels: [portal]", "exceptions: [ { allows: [solicit.contact], words: [late], what: texts, why: lateness, channel: sms } ]")]
    public void Contacts(string deed, string other, string agreed) => Pair(deed, "solicit.contact", other, agreed);

    [Theory]
    [InlineData("""{"kind":"tie","what":"sits on the same parish council"}""", "parish council")]
    [InlineData("""{"kind":"tie","what":"her son is in my daughter's class"}""", "class")]
    [InlineData("""{"kind":"tie","what":"rents the flat above the practice"}""", "rents")]
    public void Ties(string deed, string word) =>
        Pair(deed, "tie", "places: [clinic]", $"exceptions: [ {{ allows: [tie], words: [{word}], what: known at intake, why: small town }} ]");

    [Theory]
    [InlineData("2026-06-30", 0)]
    [InlineData("2026-07-01", 1)]
    public void An_exception_has_its_dates(string day, int findings) =>
        Done($$"""{"kind":"gift","from":"client","what":"eggs","at":"{{day}}"}""", "exceptions: [ { allows: [accept], words: [eggs], what: eggs, why: barter, until: 2026-06-30 } ]").Count.ShouldBe(findings);

    [Theory]
    [InlineData(50, "crossing")]
    [InlineData(51, "violation")]
    public void A_place_may_set_a_limit_to_gifts(int amount, string level)
    {
        var gift = $$"""{"kind":"gift","from":"client","amount":{{amount}},"currency":"USD","what":"a voucher"}""";

        Done(gift, "jurisdiction: US-TX").Single().Level.Name().ShouldBe(level);
        Done(gift, "jurisdiction: US-CA").Single().Level.ShouldBe(Level.Crossing);
        Done(gift.Replace("USD", "EUR", StringComparison.Ordinal), "jurisdiction: US-TX").Single().Level.ShouldBe(Level.Crossing);
    }

    [Theory]
    [InlineData("""{"kind":"contact","from":"client","channel":"WhatsApp","at":"2026-05-04T03:00:00Z"}""")]
    [InlineData("""{"kind":"contact","to":"therapist","channel":"Instagram"}""")]
    public void A_client_may_reach_out_as_they_like(string deed) =>
        Done(deed, "channels: [portal]\nschedule: { hours: \"08:00-20:00\" }").ShouldBeEmpty();

    [Fact]
    public void A_day_without_an_hour_is_within_the_hours() =>
        Done("""{"kind":"meeting","place":"clinic","at":"2026-05-04"}""", "zone: America/Chicago\nschedule: { hours: \"08:00-20:00\" }").ShouldBeEmpty();

    [Fact]
    public void A_finding_says_where_the_deed_stands_and_what_it_was()
    {
        var found = Done("""
            {"kind":"payment","amount":25,"what":"as agreed"}

            {"kind":"gift","from":"client","what":"two tickets 🎟 for the opera"}
            {"kind":"payment","amount":40,"what":"for May"}
            """, "fee: { amount: 25 }");

        found.Select(finding => (finding.Turn, finding.Act)).ShouldBe([(3, "accept"), (4, "fee")]);
        found.ShouldAllBe(finding => finding.Session == "d.involvements.jsonl" && finding.By == "rule" && finding.Speaker == Role.Therapist && finding.Confidence == 1 && finding.Agreement == "a-7@2");
        found[0].Quote.ShouldBe("two tickets 🎟 for the opera");
        found[1].LevelWhy[0].ShouldContain("paid 40, agreed 25");
    }

    [Fact]
    public void The_same_act_again_in_a_record_is_one_step_up()
    {
        var found = Done("{\"kind\":\"gift\",\"from\":\"client\",\"what\":\"jam\"}\n{\"kind\":\"gift\",\"from\":\"client\",\"what\":\"wine\"}\n{\"kind\":\"gift\",\"from\":\"client\",\"what\":\"soap\"}", "places: [clinic]");

        found.Select(finding => finding.Level).ShouldBe([Level.Crossing, Level.Violation, Level.Violation]);
    }

    [Fact]
    public void A_card_is_a_note() => Done("""{"kind":"gift","from":"client","what":"a card"}""", "places: [clinic]").Single().Level.ShouldBe(Level.Note);

    private static void Pair(string deed, string act, string other, string agreed)
    {
        var finding = Done(deed, other).ShouldHaveSingleItem();
        finding.Act.ShouldBe(act);
        finding.By.ShouldBe("rule");
        Done(deed, agreed).ShouldBeEmpty();
    }
}
