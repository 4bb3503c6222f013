using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>The gravest is often told in one bare sentence, and must not be passed over.</summary>
public sealed class ToldDeedsTests
{
    private static readonly Account Account = new(Frame.Default);

    [Theory]
    [InlineData("My therapist kissed me and told me to keep it secret.", "solicit.intimacy")]
    [InlineData("we had sex in his office", "solicit.intimacy")]
    [InlineData("i slept with my counsellor", "solicit.intimacy")]
    [InlineData("my psychologist asked me to undress", "solicit.intimacy")]
    [InlineData("he put his hand up my skirt last week", "solicit.intimacy")]
    [InlineData("she told me shes in love with me", "solicit.intimacy")]
    [InlineData("my sister's therapist kissed her", "solicit.intimacy")]
    [InlineData("he made me promise not to tell anyone", "solicit.secrecy")]
    [InlineData("my shrink borrowed 300 quid off me", "solicit.money")]
    [InlineData("my husband doesnt know. my therapist and i ended up having sex", "solicit.intimacy")]
    [InlineData("my therapist sent me a dick pic", "solicit.intimacy")]
    [InlineData("my psychiatrist asks what i wear to bed", "solicit.intimacy")]
    [InlineData("my therapist asked for my bank card and pin", "solicit.money")]
    [InlineData("he wants me to move in with him", "solicit.social")]
    [InlineData("my therapist filmed me without telling me", "record")]
    [InlineData("my therapist secretly recorded our sessions", "record")]
    [InlineData("my counsellor gave me some of her own xanax", "solicit.illegal")]
    [InlineData("my therapist told my boss what i said in session", "breach")]
    [InlineData("my therapist told my mum about my drinking without asking me", "breach")]
    [InlineData("she emailed my mom everything i said", "breach")]
    [InlineData("my therapist wants me to leave my husband", "control")]
    [InlineData("my therapist told me to cut off my family", "control")]
    [InlineData("my counsellor says i should quit my job", "control")]
    [InlineData("my therapist told me to stop taking my meds", "control")]
    [InlineData("my therapist threatened to tell my wife", "pressure")]
    [InlineData("my therapist wont let me stop seeing him", "pressure")]
    [InlineData("he told me he dreams about me", "solicit.intimacy")]
    [InlineData("my old therapist asked me out a month after we ended", "solicit.intimacy")]
    [InlineData("he asked me to help with his research study", "solicit.cause")]
    [InlineData("she raised her price without telling me", "fee")]
    [InlineData("he charges me for sessions we didnt have", "fee")]
    [InlineData("my therapist asked me for nudes", "solicit.intimacy")]
    [InlineData("we had a fling after therapy ended, it was 3 years ago", "solicit.intimacy")]
    [InlineData("my therapist and i started dating last month", "solicit.intimacy")]
    [InlineData("my therapist said he would quit being my therapist so we can date", "solicit.intimacy")]
    [InlineData("my therapist asked me to lie to the insurance about my diagnosis", "fee")]
    [InlineData("he had me sign for sessions that never happened", "fee")]
    [InlineData("my therapist records on zoom and i never agreed", "record")]
    [InlineData("she told me not to get an abortion because of god", "control")]
    [InlineData("my therapist tells me who to vote for", "solicit.cause")]
    [InlineData("my therapist showed up at my work", "solicit.social")]
    [InlineData("ok dont judge me but my therapist and i have been sleeping together since march and i love him", "solicit.intimacy")]
    [InlineData("me and my counsellor are in a relationship now and we have to hide it", "solicit.intimacy")]
    [InlineData("i've been seeing my psychologist outside of sessions, romantically. we both feel it", "solicit.intimacy")]
    [InlineData("i am dating my old therapist", "solicit.intimacy")]
    [InlineData("we've been dating since i stopped being his client three months ago", "solicit.intimacy")]
    [InlineData("therapist kissed me", "solicit.intimacy")]
    [InlineData("my therapist keeps flirting with me", "solicit.intimacy")]
    [InlineData("my counselor made a pass at me. i froze", "solicit.intimacy")]
    [InlineData("he hit on me", "solicit.intimacy")]
    [InlineData("my shrink sends me heart emojis and calls me babe", "solicit.intimacy")]
    [InlineData("he asked me to sit on his lap", "solicit.intimacy")]
    [InlineData("my therapist ended therapy so that we could be together", "solicit.intimacy")]
    [InlineData("my t said not to tell her supervisor that we text at night", "solicit.secrecy")]
    [InlineData("he told me i shouldnt tell my wife about us", "solicit.secrecy")]
    [InlineData("she asked me to delete her messages", "solicit.secrecy")]
    [InlineData("counsellor asked me for coffee, just as friends she said", "solicit.social")]
    [InlineData("she offered me a job as her assistant", "solicit.service")]
    [InlineData("she cried about her ex and i had to comfort her for like 20 mins", "solicit.support")]
    [InlineData("he said if i leave therapy he will tell my wife", "pressure")]
    public void A_deed_that_is_told_outright_is_found(string account, string act) =>
        Account.Of(account).Findings.ShouldContain(finding => finding.Act == act && finding.Confidence > 0.9 && finding.Level >= Level.Violation);

    [Theory]
    [InlineData("my therapist hugged me after i cried")]
    [InlineData("she put her hand on my knee and left it there")]
    [InlineData("my therapist strokes my hair when i am upset")]
    public void Touch_that_is_told_is_found_with_the_views_on_it(string account) =>
        Account.Of(account).Findings.ShouldContain(finding => finding.Act == "touch" && finding.Confidence > 0.9 && finding.Level == Level.Crossing);

    [Theory]
    [InlineData("she keeps telling me about her divorce and cries")]
    [InlineData("half the session is about his kids")]
    [InlineData("most of the hour is about her divorce")]
    [InlineData("she spends the whole session talking about herself")]
    [InlineData("my therapist uses up half my time complaining about his ex wife")]
    public void Troubles_that_are_told_again_and_again_are_found_and_nothing_else_is_guessed_of_them(string account)
    {
        var found = Account.Of(account).Findings.ShouldHaveSingleItem();
        (found.Act, found.Level).ShouldBe(("disclose.trouble", Level.Crossing));
    }

    [Theory]
    [InlineData("he took our video session from a cafe with people around")]
    [InlineData("she does our sessions from her car")]
    public void Treatment_where_others_are_is_told_as_a_change_of_place(string account)
    {
        var found = Account.Of(account).Findings.ShouldHaveSingleItem();
        (found.Act, found.Level).ShouldBe(("meet", Level.Crossing));
    }

    [Theory]
    [InlineData("he yelled at me when i said i wanted to stop")]
    [InlineData("he complimented my hair")]
    [InlineData("he said ive lost weight and it suits me")]
    [InlineData("my therapist told me my dress looks nice")]
    [InlineData("my therapist calls me lazy and stupid")]
    [InlineData("my therapist asked how often i masturbate")]
    [InlineData("she asked about my sex life and i dont know why")]
    [InlineData("i saw my therapist on tinder and we matched")]
    [InlineData("he drove past my house")]
    [InlineData("my therapist googled me")]
    public void What_may_be_cruel_or_part_of_the_work_is_neither_found_nor_cleared(string account)
    {
        var answer = Account.Of(account);
        answer.Findings.ShouldBeEmpty();
        answer.Says.ShouldContain("a program cannot tell");
    }

    [Theory]
    [InlineData("my boyfriend and i broke up, we had sex one last time, should i tell my therapist")]
    [InlineData("i dreamt that my therapist kissed me")]
    [InlineData("my therapist knows about my uncle. he touched my thighs when i was nine")]
    [InlineData("i am scared that my therapist is in love with me")]
    [InlineData("my therapist asked me whether he kissed me")]
    [InlineData("i told my therapist that my boss kissed me")]
    [InlineData("my therapist has never kissed me or anything")]
    [InlineData("my husband said he loves me")]
    [InlineData("my psychiatrist gave me some pills to try")]
    [InlineData("the clinic has my card on file and my therapist took my card for the copay")]
    [InlineData("my therapist records our sessions, i signed for it")]
    [InlineData("my mum hugged me after therapy")]
    [InlineData("i sent my boyfriend nudes and told my therapist")]
    [InlineData("i borrowed money from my mum")]
    [InlineData("my therapist told my mum i was suicidal")]
    [InlineData("my therapist spoke to my mum about my homework")]
    [InlineData("i told my boss what i said to my therapist")]
    [InlineData("my therapist told my doctor about my meds, i signed for it")]
    [InlineData("my therapist told my wife what i said about the kids because i asked her to, we agreed it beforehand")]
    [InlineData("my therapist told me to leave my husband because he beats me")]
    [InlineData("my psychiatrist told me to stop taking my meds because of the side effects")]
    [InlineData("my therapist threatened to call the police because i said id hurt someone")]
    [InlineData("my dad threatened to tell my wife so i told my therapist")]
    [InlineData("my therapist raised her fee and gave me two months notice")]
    [InlineData("my therapist asked me to help with my own diary study")]
    [InlineData("my therapist let me stop early")]
    [InlineData("my mum left us and half the session is about her divorce")]
    [InlineData("i spend the whole session talking about my kids")]
    [InlineData("my therapist saw me in the park and looked away")]
    [InlineData("my therapist records our sessions on zoom, i signed for it")]
    [InlineData("my therapist comes to my house every week for our session")]
    [InlineData("my therapist called me in the morning to move our session")]
    [InlineData("my therapist asked me for a picture of my drawing")]
    [InlineData("we've been dating two years and my therapist says it is healthy")]
    [InlineData("my therapist says we are in a therapeutic relationship while treatment lasts")]
    [InlineData("my therapist and i are in a good place")]
    [InlineData("my ex keeps writing so my therapist told me to delete his messages")]
    [InlineData("my counsellor said not to tell my boss about the diagnosis yet")]
    [InlineData("therapist gave me some work for the week")]
    [InlineData("she was kind and i was comforted by her")]
    [InlineData("we talked about my mum. she cried and i had to comfort her")]
    [InlineData("my therapist said if i stop therapy he will be here when i need him")]
    [InlineData("my boss keeps flirting with me and my therapist asked how that is")]
    [InlineData("my sister's therapist kissed me on the cheek at her wedding, he is my brother in law")]
    public void What_was_dreamt_feared_or_done_by_somebody_else_is_no_deed_of_the_therapists(string account) => ToldDeeds.Of(Feelings.Without(account)).ShouldBeEmpty();

    [Theory]
    [InlineData("my therapist wont hug me")]
    [InlineData("she said no when i invited her to my graduation")]
    [InlineData("he won't take my gift and now i feel stupid")]
    public void A_therapist_who_says_no_keeps_the_frame(string account)
    {
        var answer = Account.Of(account);
        answer.Findings.ShouldBeEmpty();
        answer.InFrame.ShouldContain(usual => usual.StartsWith("a therapist who says no", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("he won't reply unless i send him pictures")]
    [InlineData("my boss said no when i asked for a day off for my session")]
    [InlineData("she won't take my money. she wants me to come to her house and clean it and look after her kids instead")]
    public void A_no_with_a_price_and_anybody_elses_clear_nothing(string account) => ToldDeeds.Declines(account).ShouldBeFalse();

    [Fact]
    public void However_often_it_is_told_it_is_judged_once() => ToldDeeds.Of(string.Concat(Enumerable.Repeat("he kissed me. ", 1_000))).ShouldHaveSingleItem().Start.ShouldBe(0);

    /// <summary>A form that reads a word in two ways tries all ways together, and does not end.</summary>
    [Theory]
    [InlineData("he talks", " to me")]
    [InlineData("he talks", " and on all")]
    [InlineData("he told my boss", " all and things")]
    [InlineData("he told my boss", " something that i")]
    [InlineData("he called me", " at 2 in the night again")]
    [InlineData("she raised her fee", " again by 20 per hour")]
    [InlineData("he charges me", " me insurance")]
    [InlineData("he asked me", " more questions again about")]
    [InlineData("he records it", " on zoom but i")]
    [InlineData("he says", " just really so also")]
    [InlineData("my therapist and i", " just also even")]
    [InlineData("he won't hug me", " no he said no")]
    [InlineData("he just", " keeps kept started been always")]
    [InlineData("she spends the whole", " time talking to me about on")]
    [InlineData("half the session is", " about on him all being")]
    [InlineData("he takes our", " video zoom session me the")]
    [InlineData("he ended", " the our my being seeing me as")]
    [InlineData("he sends me", " a some love heart kiss")]
    [InlineData("she cried", " in during my session about her and then")]
    [InlineData("he asked me to", " go a some coffee")]
    public void However_long_a_sentence_goes_on_in_circles_it_is_read_to_its_end(string begins, string again) =>
        ToldDeeds.Of(begins + string.Concat(Enumerable.Repeat(again, 16_000 / again.Length))).Count().ShouldBeLessThan(3);

    [Fact]
    public void It_is_quoted_where_the_account_tells_it()
    {
        const string account = "It went on for weeks. Then he kissed me at the door.";
        var told = ToldDeeds.Of(account).ShouldHaveSingleItem();
        account[told.Start..told.End].ShouldBe("he kissed me");
    }

    [Fact]
    public void In_danger_nothing_is_told_of_a_therapist_who_does_nothing_and_the_answer_begins_with_the_person()
    {
        var alone = Account.Of("i cant do this anymore. my therapist is on holiday till the 9th and i've worked out which bridge. i wrote to my mum");
        (alone.Crisis, alone.Findings.Count).ShouldBe((true, 0));
        alone.Says.ShouldContain("whoever answers there begins for you");
        var hurt = Account.Of("i want to die. my therapist kissed me and told me to keep it secret");
        hurt.Crisis.ShouldBeTrue();
        hurt.Findings.ShouldHaveSingleItem().Act.ShouldBe("solicit.intimacy");
    }
}
