using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>What an account tells of how the work is done, and of nothing beyond it: late, asleep, on the phone, forgetful, deaf, dismissive, gone; and news of the therapist's own that every treatment has. No act of the frame names it, and it is often what somebody asks about at night.</summary>
/// <remarks>Only where nothing else is told: an hour that ends early "so that we can be together" is judged whole. No form takes in words of the client's own, which may speak of danger.</remarks>
internal static partial class Care
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Start = Retelling.Asker + Retelling.Manner + " ";

    /// <summary>When and how often.</summary>
    private const string Tail = @"(?: (?:to|for|in|during|through|throughout|on|of|at|all|the|our|my|every|each|a|an|this|last|next|one|half|most|whole|sessions?|appointments?|hours?|weeks?|months?|times?|days?|minute|again|once|twice|three|four|five|\d+|mins?|minutes?|now|row|already|calls?|zooms?|video|therapy|same|notice|without|warning))*\b";

    private const string Much = @"(?:(?:always|often|usually|\d+|mins?|minutes?|half|an|hour|a|bit|few|so|really|too|very|like|about|nearly|almost|five|ten|fifteen|twenty|or|more) )*";

    private const string Trauma = "(?:problems?|issues?|feelings?|trauma|pain|life|anxiety|depression)", Slurs = "(?:racist|sexist|homophobic|transphobic|fatphobic|ableist|antisemitic|islamophobic)";

    private const string Household = "(?:husband|wife|partner|kids?|son|daughter|child|children|baby|mother|mum|mom|roommate|flatmate|dog|cat|colleague|receptionist|family)";

    private static readonly Regex[] Forms = [Late(), Absent(), Elsewhere(), Eats(), Forgets(), Deaf(), Dismisses(), Disrespects(), Ends(), Overheard()];

    private static readonly Regex[] FormsAndNews = [.. Forms, News()];

    /// <summary>Whether an account tells of how the work is done, and of nothing else that anybody did.</summary>
    public static bool In(string account) => IsAll(account, Forms);

    /// <summary>The account, with spaces for all of it where it tells of the work or of a therapist's news alone, so that nobody guesses an act in it.</summary>
    public static string Without(string account) => IsAll(account, FormsAndNews) ? new string(' ', account.Length) : account;

    /// <summary>What an account tells besides, with spaces for the rest: danger is heard there, and not in that somebody forgets.</summary>
    public static string Besides(string account) => Rest(account, FormsAndNews);

    /// <summary>Besides, the client may say what it does to them, or ask; whatever else is told ("and puts a hand on my knee") may be an act, and is judged.</summary>
    private static bool IsAll(string account, Regex[] forms) =>
        Rest(account, forms) is var rest && rest != account && !Feelings.HasDeed(rest) && !Third().IsMatch(rest) && Word().Count(Own().Replace(rest, "")) <= FewWords;

    /// <summary>"And then", "again today": no more than joins what is told.</summary>
    private const int FewWords = 2;

    [GeneratedRegex(@"\b(?:him|his|her|hers|their|theirs|them)\b", Plain)]
    private static partial Regex Third();

    [GeneratedRegex(@"\b(?:i|i['’]?m|i['’]?ve|it|its|it['’]s|(?:is|was|does|did) (?:it|that|this)|what (?:do|should|can) i|should i|can i)\b[^.!?\n]*", Plain)]
    private static partial Regex Own();

    [GeneratedRegex(@"[\w'’]+", Plain)]
    private static partial Regex Word();

    private static string Rest(string account, Regex[] forms)
    {
        var (people, rest) = (Retelling.PeopleIn(account), account.ToCharArray());
        foreach (var told in forms.SelectMany(form => form.Matches(account)).Where(told => Retelling.IsTherapists(told, people) && !ToldDeeds.IsUnreal(account, told.Index)))
        {
            Array.Fill(rest, ' ', told.Index, told.Length);
        }

        return new string(rest);
    }

    [GeneratedRegex(Start + "(?:(?:(?:shows?|showed|turns?|turned|showing|turning) up|comes?|came|arrives?|arrived|starts?|started|starting|begins?|began|runs?|running|logs? (?:on|in)|joins?|joined) )?" + Much + "(?:late\\b(?! (?:at night|night|evening|in the (?:evening|night)|fees?|charges?))|behind\\b)" + Tail + "(?: (?:and|but) (?:ends|finishes|stops) on time)?"
        + "|" + Start + "(?:ends?|ended|finish(?:es|ed)|stops?|stopped|cuts?|cutting) (?:(?:the|our|my|every) (?:sessions?|hour|appointments?) )?" + Much + "(?:early|short)" + Tail, Plain)]
    private static partial Regex Late();

    [GeneratedRegex(Start + "(?:cancel(?:s|led|ed|ling|ing)|reschedul(?:es|ed|ing)|double[- ]?book(?:s|ed)|no[- ]?show(?:s|ed)|(?:stands?|stood) me up|(?:didn['’]?t|did not|doesn['’]?t|never) (?:show|turn)(?:s|ed)? up|(?:forgets?|forgot|missed|misses) (?:about )?(?:our|my|the|an?) (?:sessions?|appointments?))(?: (?:on me|me|us|it))?" + Tail + "(?: (?:minute|(?:and|without) (?:telling|asking) me))?", Plain)]
    private static partial Regex Absent();

    [GeneratedRegex(Start + "(?:(?:(?:falls?|fell|falling|fallen) asleep|(?:nods?|nodded|nodding|doz(?:es?|ed|ing)) off|(?:half )?asleep|yawn(?:s|ed|ing)?|zon(?:es|ed|ing) out)(?! (?:next|beside|with|in my|on my))(?: (?:at|on) me)?"
        + "|(?:checks?|checked|checking|looks? at|looked at|looking at|plays? (?:on|with)|playing (?:on|with)|scroll(?:s|ed|ing)?(?: through| on)?|typ(?:es?|ed|ing) on|text(?:s|ed|ing)? on|on) (?:his|her|their) (?:phone|laptop|computer|watch|e-?mails?|screen|messages)"
        + "|(?:takes?|took|taking|answers?|answered|answering) (?:(?:a|some|other|his|her|their|phone|personal|work) )*(?:phone|calls?|e-?mails?)(?! (?:me|from me|number)))(?: (?:while|when|whenever) (?:i['’]?m|i am|i was|i) (?:talking|talk|speaking|speak|crying|cry|there))?" + Tail, Plain)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(Start + "(?:eats?|ate|eating|vap(?:es?|ed|ing)|smok(?:es?|ed|ing)|has|had|having|chews?|chewing) (?:(?:his|her|their|a|an|some|lunch|breakfast|dinner|snacks?|sandwich(?:es)?|food|crisps|chips|salad|gum|cigarettes?) )*(?:during|in|through|throughout) (?:our|my|the|every|each) (?:sessions?|appointments?|calls?|hours?|zooms?)" + Tail, Plain)]
    private static partial Regex Eats();

    [GeneratedRegex(Start + "(?:forgets?|forgot|forgetting|forgotten|(?:doesn['’]?t|didn['’]?t|never|can['’]?t)(?: even| ever)? remembers?|mix(?:es|ed) up|confus(?:es|ed)) (?:my (?:name|story|diagnosis|notes|pronouns)|(?:what|everything|things|stuff|half of what|most of what|anything)(?: that)? (?:i|we)(?:['’]?ve)? (?:said|told (?:him|her|them)|tell (?:him|her|them)|say|talked about|talk about|discussed)|who i am|anything(?: about me)?|me with (?:another|other|a different) (?:clients?|patients?))" + Tail, Plain)]
    private static partial Regex Forgets();

    [GeneratedRegex(Start + "(?:(?:doesn['’]?t|does not|didn['’]?t|isn['’]?t|never|barely|hardly)(?: (?:really|even|ever|seem to|actually|want to))* (?:listens?|listening|listened|says? (?:anything|much|a word)|talks?|speaks?|hears? me|understands? me|gets? me|believes? me|takes? me seriously|cares?|looks? at me|looks? up|pays? attention|paying attention)(?! (?:about|if|that|what|to (?:my|anyone|anybody|him|her|them)|like|with))|just (?:nods?|sits there|stares?|listens?)|interrupt(?:s|ed|ing)? me|talk(?:s|ed|ing)? over me|ignor(?:es|ed|ing) me)" + Tail, Plain)]
    private static partial Regex Deaf();

    [GeneratedRegex(Start + "(?:(?:says?|said|told me|tells me|thinks?|thought)(?: that)? (?:my " + Trauma + " (?:(?:is|are|was|were)(?:n['’]?t| not)|aint|ain['’]t) (?:(?:that|so|really|very|a) )*(?:bad|serious|big|real|important|valid|deal|trauma)|i(?:['’]?m| am| was) (?:(?:just|being|too|so) )*(?:over-?reacting|sensitive|dramatic|overthinking|exaggerating|difficult|resistant|negative|attention[- ]seeking)|(?:others|other people) have it worse|it(?:['’]?s| is| was) (?:all )?(?:in my head|not that bad|my (?:own )?fault))"
        + "|(?:tells?|told|telling|says|said)(?: me)? to (?:just )?(?:get over it|move on|cheer up|calm down|man up|grow up|try harder|be (?:more )?positive|suck it up|deal with it|snap out of it|let it go|stop (?:crying|whining|complaining)))" + Tail, Plain)]
    private static partial Regex Dismisses();

    [GeneratedRegex(Start + "(?:misgender(?:s|ed|ing)? me|(?:uses|used|using) (?:the wrong (?:pronouns?|name)|my (?:dead ?name|old name))|dead-?nam(?:es|ed|ing) me|(?:says?|said|saying|made|makes|making|cracked) (?:(?:something|things|some|a|an|really|very|jokes?|comments?|remarks?) )*" + Slurs + "(?: (?:things?|stuff|jokes?|comments?|remarks?))?)" + Tail, Plain)]
    private static partial Regex Disrespects();

    [GeneratedRegex(Start + "(?:ghost(?:s|ed|ing) me|(?:stops?|stopped|quit) (?:replying|answering|responding|showing up|coming|seeing me|working with me|treating me)|never (?:replied|came back|called (?:me )?back|got back to me|answered)|(?:dump(?:s|ed)|drop(?:s|ped)|fired|terminated|discharged|kicked out) me|(?:ended|terminated|cut off|broke off|called off) (?:therapy|treatment|our (?:sessions|work)|my (?:therapy|treatment|sessions)|the sessions)(?: with me)?)"
        + "(?: (?:and|to|me|my|as|a|client|patient|never|came|back|by|over|via|through|in|e-?mails?|texts?|the|phone|message|letter|voicemail|out|of|nowhere|without|notice|warning|any|explanation|reason|explaining|why|suddenly|abruptly|overnight|just|last|week|month|year))*\\b", Plain)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?<we>(?:(?:his|her|their|my (?:\w+ )?(?:" + Retelling.Therapist + ")['’]?s) (?:\\w+ )?" + Household + "|somebody|someone|people|another (?:client|patient|person)) (?:walk(?:s|ed)|came|comes|barg(?:es|ed)|burst|wander(?:s|ed)|keeps? (?:walking|coming)) (?:in|into|through|past)(?: on us)?"
        + "|i (?:can|could) (?:always |often )?(?:hear|see) (?:(?:his|her|their|the|other|all) )+(?:" + Household + "|people|clients?|patients?|tv|telly)(?: (?:talking|walking|playing|around))?)" + Tail + "(?: background| behind (?:him|her|them)| (?:through )?the wall| next door)?", Plain)]
    private static partial Regex Overheard();

    /// <summary>What a therapist tells of for the treatment's sake, or once: leave, a move, a child, therapy of their own; and a handshake, or whom they love, which is no act at all.</summary>
    [GeneratedRegex(Start + "(?:(?:told|tells|telling|said|says|mentioned|announced|shared)(?: me| us)?(?: that)? (?:he|she|they)(?:['’]?s|['’]?re|['’]?ve| is| are| was| were| has| have| had| will be)? ?(?:(?:also|once|just|been|going|getting|having) )*(?:pregnant|expecting|a baby|married|engaged|moving(?: away| house| practices| offices)?|retiring|on (?:leave|holiday|vacation|maternity leave|parental leave)|away|(?:in|to) therapy|in recovery|sober|a (?:mum|mom|mother|dad|father|parent)|gay|queer|trans|autistic)(?: too| as well| (?:him|her|them)sel(?:f|ves)| soon)*"
        + "|(?:shakes?|shook) (?:my hand|hands(?: with (?:me|us))?)(?: (?:at|the|end|beginning|start|when|goodbye|hello|i|came|come|left|leave|in))*(?:,? (?:he|she|they) never (?:did|does|do)(?: (?:that|it))? before)?"
        + "|(?:gay|queer|trans|bi|bisexual|(?:a )?lesbian|autistic|married|divorced)(?:,? (?:i )?(?:found out|saw|heard|read)(?: (?:it|this|that|online|on|about|from|his|her|their|ring|facebook|google|web|site|website|page|profile))*)?"
        + "|(?:pregnant|expecting|getting married|retiring|moving (?:away|house|practices|offices)|going on (?:leave|holiday|vacation|maternity leave|parental leave)|on maternity leave|closing (?:his|her|their) practice)(?: and (?:told|tells) (?:me|us))?)" + Tail, Plain)]
    private static partial Regex News();
}
