using System.Text;
using Framekeeper.Cli;
using Framekeeper.Judgement;
using Framekeeper.Reports;
using Framekeeper.Training;

namespace Framekeeper.Tests.Judgement;

public sealed class EnglishTests
{
    private const string Spanish = "Bueno, no sé, esta semana he estado pensando mucho en lo que me dijiste, y la verdad es que no he podido dormir. Mi hermana me llamó el lunes y me dijo que no la ayudo, que soy una egoísta.";

    public static TheoryData<string, string> Others => new()
    {
        { "Spanish", Spanish },
        { "Spanish of a recogniser", "bueno no se esta semana he estado pensando mucho en lo que me dijiste y la verdad es que no he podido dormir mi hermana me llamo el lunes y me dijo que no la ayudo" },
        { "German", "Also, ich weiß nicht, die Woche war so anstrengend, und am Montag hat mich meine Schwester angerufen. Sie hat gesagt, dass ich ihr nie helfe. In so einem Moment will man nur weg, was soll ich sagen." },
        { "French", "Je ne sais pas, cette semaine on a beaucoup parlé à la maison, et lundi ma sœur m'a appelée pour me dire que je ne l'aide jamais. Et vous, qu'est-ce que vous avez répondu ? Rien, je me suis tue." },
        { "Tagalog", "Hindi ko po alam, ngayong linggo ang dami kong iniisip tungkol sa sinabi ninyo, at hindi ako makatulog. Tumawag ang kapatid ko noong Lunes at sinabi niya na hindi ko raw siya tinutulungan." },
        { "Tagalog with English words", "Okay lang naman po, pero yung boss ko kasi, sobrang stressful sa office, tapos sabi niya kailangan ko raw mag-overtime. Hindi ko na alam kung ano ang gagawin ko, feeling ko talaga burnout na ako." },
        { "Hindi in Latin letters", "Pata nahi, is hafte main bahut soch rahi thi us baat ke bare mein jo aapne kahi thi, aur mujhe neend nahi aayi. Somvaar ko meri behen ka phone aaya, usne kaha ki main uski madad nahi karti." },
        { "Welsh", "Dw i ddim yn gwybod, yr wythnos hon dw i wedi bod yn meddwl llawer am yr hyn ddywedaist ti, a dw i ddim wedi cysgu. Ffoniodd fy chwaer ddydd Llun a dweud nad ydw i byth yn ei helpu hi." },
        { "Chinese", "我不知道，这个星期我一直在想你说的话，晚上睡不着觉。星期一我姐姐打电话来，说我从来不帮她。你怎么回答的？什么也没说，我像往常一样沉默了。" },
    };

    public static TheoryData<string, string> Kinds => new()
    {
        { "a second language", "This week was very hard for me. My sister she call on Monday and tell that I never help. I not know what to answer, so I stay quiet like always and after I cry in bathroom. In my country is different." },
        { "a recogniser's English", "um yeah so i uh i dunno like monday my sister rang and she goes you never help and i just uh went quiet you know same as always and then cried in the bathroom after" },
        { "Nigerian Pidgin", "I no know o, this week I don dey think am well well wetin you talk, and sleep no gree come. My sister call me Monday talk say I no dey help am at all. So wetin you come tell am?" },
        { "short notes", "Sleep: four hours. Mood three of ten. Went to work anyway, skipped lunch, rang nobody. Sunday better, walked the dog, mum's for tea, telly. Tablets taken, all but Thursday, when I forgot them." },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_language_is_told_from_English(string language, string text) => Foreign(text).ShouldBeTrue(language);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void English_of_every_kind_is_read(string kind, string text) => Foreign(text).ShouldBeFalse(kind);

    [Fact]
    public void A_few_words_cannot_tell() => Foreign("Sí, claro, mañana a las diez.").ShouldBeFalse();

    [Fact]
    public void No_turn_of_the_corpus_is_taken_for_another_language_not_even_through_a_recogniser()
    {
        var sessions = CorpusFiles.Read([Path.Combine(Repository.Root, "corpus")]);
        var noise = new Noise([.. sessions.SelectMany(session => session.Turns).Select(turn => turn.Text)], 0.25);
        sessions.Concat(sessions.Select(noise.Hear)).Where(session => Foreign(session.Turns) > 0).Select(session => session.Id).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_English_is_not_judged_but_its_deeds_are()
    {
        var session = Frame.Default.Check(Session("whatsapp", Spanish, "Sí.", Spanish), Agreements.None);
        (session.Unread, session.Turns).ShouldBe((3, 3));
        session.Findings.Select(finding => (finding.Turn, finding.Act)).ShouldBe([(1, "solicit.contact")]);
    }

    [Fact]
    public void An_English_session_with_a_Spanish_turn_is_judged_but_for_that_turn()
    {
        const string talk = "I thought about what you said on Monday, and I think that you were right about my sister, so I rang her back and we talked for an hour.";
        var session = Frame.Default.Check(Session("video", talk, talk, Spanish, talk, talk), Agreements.None);
        session.Unread.ShouldBe(1);
        Wording.Unread(session).ShouldBe("not judged: 1 of 5 turns, which are not English");
    }

    [Fact]
    public void Every_report_says_that_nothing_was_judged()
    {
        var session = Frame.Default.Check(Session("video", Spanish, Spanish), Agreements.None);
        using var text = new StringWriter();
        using var html = new StringWriter();
        using var json = new MemoryStream();
        TextReport.Write(text, [session]);
        HtmlReport.Write(html, [session]);
        JsonReport.Write(json, session);

        foreach (var report in new[] { text.ToString(), html.ToString(), Encoding.UTF8.GetString(json.ToArray()) })
        {
            report.ShouldContain("not judged: this is not English");
            report.ShouldNotContain(Wording.Nothing);
        }
    }

    private static Session Session(string channel, params string[] texts) =>
        new() { Id = "s", Channel = channel, Turns = [.. texts.Select((text, index) => Turn.Of(index + 1, index % 2 == 0 ? "therapist" : "client", text))] };

    private static bool Foreign(string text) => Foreign([Turn.Of(1, "client", text)]) > 0;

    private static int Foreign(IEnumerable<Turn> turns)
    {
        var english = new English();
        foreach (var turn in turns)
        {
            english.Read(turn);
        }

        return english.Foreign();
    }
}
