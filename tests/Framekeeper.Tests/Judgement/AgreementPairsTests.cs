using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>The same words under two agreements: beyond the one, in the frame of the other.</summary>
public sealed class AgreementPairsTests
{
    private const string Twenty = "fee: { amount: 25, currency: USD, per: session, payer: client, methods: [card] }";

    [Theory]
    [InlineData("It'll be forty for today.", 25, 40)]
    [InlineData("That's the thirty for today, same as ever.", 25, 30)]
    [InlineData("Sixty, please, whenever you're ready.", 55, 60)]
    [InlineData("My fee is going up to ninety-five from March.", 80, 95)]
    [InlineData("So, um, let's call it thirty-five from today.", 25, 35)]
    [InlineData("You owe me 120 for this month.", 100, 120)]
    [InlineData("I'll have to charge you 70 from now on.", 65, 70)]
    [InlineData("We're putting the fee up to 145 from July.", 120, 145)]
    public void The_agreed_amount_decides(string words, int otherFee, int thisFee)
    {
        Pair(words, "fee", $"fee: {{ amount: {otherFee} }}", $"fee: {{ amount: {thisFee} }}");
    }

    [Theory]
    [InlineData("Sixty euro, please.", "USD", "EUR")]
    [InlineData("That'll be 60 pounds for today.", "EUR", "GBP")]
    [InlineData("It's $60 for the session.", "GBP", "CAD")]
    [InlineData("My rate is 60 rand a session.", "USD", "ZAR")]
    public void The_agreed_currency_decides(string words, string other, string agreed)
    {
        Pair(words, "fee", $"fee: {{ amount: 60, currency: {other} }}", $"fee: {{ amount: 60, currency: {agreed} }}");
    }

    [Theory]
    [InlineData("The fee is 200 a month.", "session", "month")]
    [InlineData("It's 200 per session, please.", "month", "session")]
    [InlineData("I'll charge you 200 a week.", "month", "week")]
    public void What_the_fee_is_for_decides(string words, string other, string agreed)
    {
        Pair(words, "fee", $"fee: {{ amount: 200, per: {other} }}", $"fee: {{ amount: 200, per: {agreed} }}");
    }

    [Theory]
    [InlineData("That'll be forty for today.")]
    [InlineData("You owe me forty for the session.")]
    [InlineData("Forty, please.")]
    public void Who_is_agreed_to_pay_decides(string words)
    {
        Pair(words, "fee", "fee: { amount: 40, payer: none }", "fee: { amount: 40, payer: client }");
    }

    [Theory]
    [InlineData("Could you do cash this time?", "card", "cash")]
    [InlineData("Just Venmo me when you get home.", "card", "venmo")]
    [InlineData("I'd rather have a cheque, if you don't mind.", "card", "cheque")]
    [InlineData("Would you like to pay by card today?", "cash", "credit card")]
    [InlineData("Please send it by bank transfer from now on.", "card", "bank transfer")]
    [InlineData("can we do paypal this time", "card", "PayPal")]
    public void The_agreed_ways_to_pay_decide(string words, string other, string agreed)
    {
        Pair(words, "fee", $"fee: {{ methods: [{other}] }}", $"fee: {{ methods: [{other}, {agreed}] }}");
    }

    [Theory]
    [InlineData("Shall we make it a double session?", "PT50M", "PT100M")]
    [InlineData("Let's go for ninety minutes today.", "PT50M", "PT90M")]
    [InlineData("So our sessions will be eighty minutes, from today.", "PT50M", "PT80M")]
    [InlineData("We can have two hours next week.", "PT50M", "PT2H")]
    public void The_agreed_length_decides(string words, string other, string agreed)
    {
        Pair(words, "give.exception", $"schedule: {{ length: {other} }}", $"schedule: {{ length: {agreed} }}");
    }

    [Theory]
    [InlineData("Let's meet twice a week from now on.", "week", "twice a week")]
    [InlineData("I'd like to see you every week.", "fortnight", "week")]
    [InlineData("I want to see you every day until the exam.", "week", "day")]
    [InlineData("We could meet every other week.", "month", "fortnight")]
    public void How_often_was_agreed_decides(string words, string other, string agreed)
    {
        Pair(words, "meet", $"schedule: {{ every: {other} }}", $"schedule: {{ every: {agreed} }}");
    }

    [Theory]
    [InlineData("Come at nine tonight.", "08:00-20:00", "08:00-22:00")]
    [InlineData("I can see you at half past six in the morning.", "08:00-20:00", "06:00-12:00")]
    [InlineData("Let's meet at 9:30 p.m. on Thursday.", "09:00-18:00", "12:00-22:00")]
    [InlineData("See you Thursday at midnight.", "08:00-20:00", "20:00-04:00")]
    public void The_agreed_hours_decide(string words, string other, string agreed)
    {
        Pair(words, "meet", $"schedule: {{ hours: \"{other}\" }}", $"schedule: {{ hours: \"{agreed}\" }}");
    }

    [Fact]
    public void An_hour_that_could_be_either_is_the_agreed_one() =>
        Said("I'll see you on Thursday at three.", "schedule: { hours: \"08:00-20:00\" }").ShouldBeEmpty();

    [Theory]
    [InlineData("Call me at eleven tonight if it gets bad.", "08:00-20:00", "00:00-23:59")]
    [InlineData("Ring me at half past five in the morning, before you go.", "08:00-20:00", "05:00-22:00")]
    public void Calls_have_the_agreed_hours_too(string words, string other, string agreed)
    {
        Pair(words, "solicit.contact", $"channels: [phone]\nschedule: {{ hours: \"{other}\" }}", $"channels: [phone]\nschedule: {{ hours: \"{agreed}\" }}");
    }

    [Theory]
    [InlineData("Let's do next week at the café on Mill Lane.", "clinic", "\"café on Mill Lane\"")]
    [InlineData("Let's do next week at the café on Mill Lane.", "\"café on Main St\"", "\"café on Mill Lane\"")]
    [InlineData("We could have our session in the park.", "clinic", "park")]
    [InlineData("I'll see you at the clinic on Thursday.", "video", "clinic")]
    [InlineData("From now on we'll have our hour on Zoom.", "clinic", "video")]
    [InlineData("I'll come to your flat for our session.", "clinic", "\"client's home\"")]
    [InlineData("We'll have our hour at mine on Friday.", "\"client's home\"", "\"therapist's home\"")]
    [InlineData("how about next week's session at the library", "clinic", "library")]
    public void The_agreed_places_decide(string words, string other, string agreed)
    {
        Pair(words, "meet", $"places: [{other}]", $"places: [{other}, {agreed}]");
    }

    [Theory]
    [InlineData("Ping me on Signal.", "portal", "Signal")]
    [InlineData("Text me any time this week.", "portal", "text")]
    [InlineData("I'm on 555 0134 if you need me.", "clinic phone", "\"555 0134\"")]
    [InlineData("Here's my number, use it when it gets bad.", "clinic phone", "\"therapist's mobile\"")]
    [InlineData("I'll ring you tomorrow.", "portal", "clinic phone")]
    [InlineData("let's switch to WhatsApp, it's quicker", "portal", "WhatsApp")]
    [InlineData("Drop me an email when you're back.", "portal", "email")]
    [InlineData("You can find me on Instagram.", "portal", "Instagram")]
    public void The_agreed_channels_decide(string words, string other, string agreed)
    {
        Pair(words, "solicit.contact", $"channels: [{other}]", $"channels: [{other}, {agreed}]");
    }

    [Theory]
    [InlineData("I'm recording this for supervision.")]
    [InlineData("I'll leave the recorder running, if that's all the same.")]
    [InlineData("I'm going to film us today.")]
    public void Consent_to_recording_decides(string words)
    {
        Pair(words, "record", "recording: { consent: false }", "recording: { consent: true }");
    }

    [Theory]
    [InlineData("I'll just leave the recorder running, it's for my students.", "supervision", "teaching")]
    [InlineData("I'll just leave the recorder running. It's for my supervisor.", "research", "supervision")]
    [InlineData("I'm recording this one for the study.", "supervision", "research")]
    [InlineData("I'm recording us for my podcast.", "supervision", "podcast")]
    public void The_purposes_of_recording_decide(string words, string other, string agreed)
    {
        Pair(words, "record", $"recording: {{ consent: true, purposes: [{other}] }}", $"recording: {{ consent: true, purposes: [{other}, {agreed}] }}");
    }

    [Theory]
    [InlineData("I'll play the recording to group-b on Monday.", "group-a", "group-b")]
    [InlineData("I showed the tape of our session to my colleagues.", "group-a", "colleagues")]
    [InlineData("I'm going to show the clip to the team.", "group-a", "team")]
    public void The_viewers_of_recordings_decide(string words, string other, string agreed)
    {
        Pair(words, "record", $"recording: {{ consent: true, viewers: [{other}] }}", $"recording: {{ consent: true, viewers: [{agreed}] }}");
    }

    [Theory]
    [InlineData("I'm recording this for supervision.", "2027-03-02", "2027-03-01")]
    [InlineData("I'll leave the recorder running.", "2027-05-01", "2026-12-31")]
    [InlineData("I'll play the recording to group-a on Monday.", "2028-01-01", "2026-03-01")]
    public void Consent_to_recording_ends(string words, string after, string before)
    {
        const string until = "recording: { consent: true, purposes: [supervision], viewers: [group-a], until: 2027-03-01 }";
        Pair(words, "record", until, until, after + "T10:00:00Z", before + "T10:00:00Z");
    }

    [Theory]
    [InlineData("Stay for another half hour, I've nobody after you.", true)]
    [InlineData("We could add twenty minutes at the end.", true)]
    [InlineData("Let's take another five minutes for this.", false)]
    public void Ten_minutes_more_are_ordinary(string words, bool found) =>
        Said(words, "schedule: { length: PT50M }").Acted().ShouldBe(found ? ["give.exception"] : []);

    [Theory]
    [InlineData("And that's forty dollars.")]
    [InlineData("It'll be forty dollars at the store.")]
    [InlineData("He said it'll be forty for today.")]
    [InlineData("Your fear was at eighty, and it's forty now.")]
    [InlineData("So it's sixty minutes a day of walking.")]
    [InlineData("And she charges them forty for today?")]
    [InlineData("I'll be your landlord: \"That'll be forty, please.\"")]
    [InlineData("My colleague said, \"Text me any time,\" and I cringed.")]
    [InlineData("I can't take cash, I'm afraid.")]
    [InlineData("When did he start paying you in cash?")]
    [InlineData("You paid cash last time.")]
    [InlineData("Bring your diary card next week.")]
    [InlineData("Let me just check in with you.")]
    [InlineData("Please don't text me.")]
    [InlineData("You could text your sister tonight.")]
    [InlineData("Call me Dana.")]
    [InlineData("You could call me a nag.")]
    [InlineData("If she'd message you on Signal, what would you write?")]
    [InlineData("We never meet at the café.")]
    [InlineData("Did you and she meet at the café?")]
    [InlineData("We used to meet at the old office.")]
    [InlineData("Suppose I said, let's meet at the pub.")]
    [InlineData("You'll go to the park at nine tonight with your brother.")]
    [InlineData("What time did you get home, nine tonight or later?")]
    [InlineData("How about a two-hour walk twice a week?")]
    [InlineData("What would it be like to record your thoughts?")]
    [InlineData("Would it be all right if I recorded this for supervision?")]
    [InlineData("They told you that the camera was running?")]
    [InlineData("No therapist should say to you, text me on my own phone.")]
    public void What_is_not_meant_for_this_client_now_is_in_frame(string words)
    {
        const string strict = Twenty + "\nplaces: [clinic]\nchannels: [portal]\nschedule: { length: PT50M, every: week, hours: \"08:00-18:00\" }\nrecording: { consent: false }";
        Said(words, strict).Where(finding => finding.By == "rule").ShouldBeEmpty();
    }

    /// <summary>The terms alone decide so, and no model that is asked besides takes it back.</summary>
    private static void Pair(string words, string act, string other, string agreed, string? otherDay = null, string? day = null)
    {
        Said(words, other, otherDay).ShouldHaveSingleItem().Act.ShouldBe(act);
        Said(words, agreed, day).ShouldBeEmpty();
        Heard(words, other, otherDay).Acted().ShouldContain(act);
        Heard(words, agreed, day).Acted().ShouldNotContain(act);
    }
}
