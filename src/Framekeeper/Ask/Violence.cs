using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>What an account says outright of a therapist's violence: blows, force, being shut in, followed, threats of these. No act of the frame names it, since nobody could ever agree to it; who tells of it needs safety first.</summary>
/// <remarks>Of a therapist who is named by the trade, or whom a pronoun can only mean. "It hit me", "she hit me with a bill" and "he pushed me to apply" are none.</remarks>
internal static partial class Violence
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Me = " (?<whom>me|us|him|her|them)\\b", Thing = "(?:a|an|the|his|her|their|my)";

    private const string Blow = "(?:(?:hits?|hitting)" + Me + "(?! (?:up|hard|back|that|like a|like it|with (?:a |an |the |this |that )?(?:bill|fee|charge|invoice|question|truth|news|diagnosis|line|comment|text|message|homework)|on (?:whats|insta|face|my phone|linked|t))\\b)"
        + "|(?:slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|beats?|beating|bit|spat (?:at|on)|headbutt(?:s|ed)|shov(?:es|ed|ing)|whack(?:s|ed)|smack(?:s|ed)|assault(?:s|ed|ing))" + Me + "(?! (?:up about|to (?:it|the punch)|at (?:my|his|her|their)|with (?:a |an |the )?(?:bill|fee|charge|invoice|fine|label|diagnosis))\\b)"
        + "|kick(?:s|ed|ing)?" + Me + "(?! (?:out|off|back|up|when)\\b)|(?:physically|violently) (?:hurts?|hurting|attack(?:s|ed)|abus(?:es|ed)|restrain(?:s|ed)|forc(?:es|ed))" + Me
        + "|(?:pushe[sd]|threw|throws|slammed|knocked|dragged|drags)" + Me + " (?:over|down|against|across|around the room|out of the (?:room|chair)|by (?:the|my)|to the (?:floor|ground)|on(?:to)? the (?:floor|ground)|into (?:the|a) (?:wall|door|chair|desk|table|floor))"
        + "|(?:threw|throws|thrown) " + Thing + " \\w+ at" + Me + "|(?:grabb?(?:s|ed)|pull(?:s|ed)|yank(?:s|ed))" + Me + " by (?:the|my) (?:throat|neck|hair|arms?|wrists?|collar|face)|(?:pull(?:s|ed)|yank(?:s|ed)) my hair|(?:pinned|pins|held|holds)" + Me + " (?:down|against (?:the|a|my))"
        + "|lock(?:s|ed)" + Me + " in(?:side)?(?! to\\b)|(?:wouldn['’]?t|would not|won['’]?t|didn['’]?t|refused to|refuses to) let" + Me + " (?:leave|out)\\b(?! (?:therapy|treatment|the (?:program|programme|group|study|practice|clinic|app)|until i(?:['’]d| had)? (?:paid|signed|booked)|without (?:paying|signing|booking)|a|my)\\b)";

    private const string Stalk = "(?:stalk(?:s|ed|ing)" + Me + "|follow(?:s|ed|ing)?" + Me + " (?:home|around(?! with\\b)|to (?:work|my (?:house|home|flat|apartment|work|job|school|gym|place|street|door)))\\b"
        + "|(?:shows?|showed|turns?|turned|showing|turning) up (?:at|outside) (?:my|our) (?:house|home|flat|apartment|work|workplace|job|door|school|college|uni|place|gym)\\b[^.!?\\n]{0,30}(?:uninvited|unannounced|without (?:asking|telling|warning|being asked|me)|at night|again and again|all the time))";

    private const string Threat = "threaten(?:s|ed|ing)?(?:(?: to (?:(?:physically|seriously|really) )?(?:hurt|hit|kill|beat|harm|slap|punch|strangle|choke|rape|come after|attack)" + Me + ")|" + Me + " (?:with (?:a |an |the |his |her )?(?:knife|gun|weapon|bat|violence|fists?|scissors)|physically))"
        + "|(?:says?|said|told" + Me + "|texted|wrote)(?: that)? (?:he|she|they)(?:['’]?d|['’]?ll| will| would| (?:is|was|are|were) (?:going to|gonna)) (?:hurt|hit|kill|beat|strangle|choke) (?:me|us)\\b";

    /// <summary>Whether a therapist is told to have been violent.</summary>
    public static bool In(string account)
    {
        var people = Retelling.PeopleIn(account);
        return By().IsMatch(account) || Done().Matches(account).Any(told => Retelling.IsTherapists(told, people) && IsNamed(told, people) && !ToldDeeds.IsUnreal(account, told.Index));
    }

    /// <summary>A pronoun alone may be whoever is at home, unless the therapist was named before it or nobody is named at all.</summary>
    private static bool IsNamed(Match told, MatchCollection people) => !told.Groups["pronoun"].Success || people.Count == 0 || people.Any(person => person.Groups["therapist"].Success && person.Index < told.Index);

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:" + Blow + "|" + Stalk + "|" + Threat + "))", Plain)]
    private static partial Regex Done();

    [GeneratedRegex(@"\b(?:i|we)(?:['’]?ve| was| were| got| have| had| am| being| been| just| even| actually)+ (?:hit|slapped|punched|kicked|choked|strangled|beaten(?: up)?|shoved|assaulted|attacked|restrained|locked in) by (?:my|our) (?:\w+ )?(?:" + Retelling.Therapist + @"|t)\b", Plain)]
    private static partial Regex By();
}
