using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>What a client feels for or against the therapist: ordinary in therapy, theirs to speak of, and never something that the therapist did.</summary>
internal static partial class Feelings
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Therapist = "(?:my|our|your|their|the|a) (?:\\w+ )?(?:" + Retelling.Therapist + "|t)";

    private const string Felt = "(?:in love with|(?:falling|fell|fall|falls|fallen) (?:in love )?(?:for|with)|(?:attracted|attached|drawn) to|(?:obsessed|infatuated) with|crush(?:es|ing)? on|feelings? (?:for|about|towards?)"
        + "|(?:dreams?|dreamt|dreamed|dreaming|fantasy|fantasies|fantasi[sz](?:e|ed|ing)) (?:about|of|that|where)|stop thinking (?:about|of)|jealous (?:of|over)|(?:angry|mad|furious|pissed off) (?:at|with)|hate|love|adore|fancy|miss"
        + "|want to (?:kiss|hug|hold|touch|sleep with|have sex with|be with|marry))";

    private const string I = @"\bi(?:['’]?m|['’]?ve| am| have)?(?: (?:just|really|so|totally|completely|still|kind of|kinda|sort of|think|thought|guess|know|feel|i|i['’]m|im|have|had|got|get|been|am|was|might|be|even|also|always|do|did|deeply|actually|maybe|having|keep|kept|keep on|started|starting to|can['’]?t|cannot|a|an|this|such|huge|big|massive|little|silly|stupid|real|major|serious|sexual|erotic|romantic|strong|sex|of|and))*? ";

    /// <summary>Whether an account tells of a strong feeling of the client's own.</summary>
    public static bool In(string account) => Own().IsMatch(account);

    /// <summary>The account with spaces for what is the client's own, so that nobody weighs it as the therapist's and all else stands where it stood; where the therapist does nothing in it, nothing is left.</summary>
    public static string Without(string account)
    {
        if (!In(account))
        {
            return account;
        }

        var rest = Own().Replace(Blameless().Replace(account, Blank), Blank);
        return HasDeed(rest) ? rest : new string(' ', account.Length);
    }

    /// <summary>Whether anybody but the client does something in an account.</summary>
    public static bool HasDeed(string account) => Deed().IsMatch(account) || ToldDeeds.Of(account).Any();

    private static string Blank(Match match) => new(' ', match.Length);

    [GeneratedRegex("\\b" + Felt + " " + Therapist + "\\b(?! to\\b)|" + Therapist + " is (?:so |really |very )*(?:hot|cute|gorgeous|sexy|attractive|handsome|beautiful)\\b|" + I + "(?:" + Felt + "|think(?:ing)? about) (?:him|her|them|mine)\\b(?! to\\b)", Plain)]
    private static partial Regex Own();

    /// <summary>What is said for the therapist, or only dreamt.</summary>
    [GeneratedRegex(@"\b(?:he|she|they)(?:['’]?s|['’]ve| has| have| is| was)? (?:(?:been |always |only |nothing but |so |very |really |totally |completely )*(?:professional|kind|nice|lovely|patient|caring|good)\b|no (?:idea|clue)\b|never (?:said|did|done|touched|crossed)\b[^.!?\n]*|(?:doesn['’]?t|does not|don['’]?t|do not) know\b)|\bin (?:my|the|these|those) dreams?\b[^.!?\n]*|\bi (?:(?:have|had|keep having|kept having) (?:(?:a|an|this|these) )?(?:\w+ )?)?dream(?:s|t|ed)?\b(?:(?! (?:and|but|then|so|last|yesterday|today|now)\b)[^.!?,\n])*", Plain)]
    private static partial Regex Blameless();

    /// <summary>Somebody does something: the therapist, both of them, or one who is left unnamed.</summary>
    [GeneratedRegex(@"\b(?:he|she|they|we|us|both|by|from|(?:he|she)['’]?(?:s|d|ll)|they['’]\w+|we['’]\w+|\w+(?:ed|es|s|t) me|(?:was|were|been|being|got) (?:asked|told|invited|offered|given)|kissed|slept|touched|hugged|(?:" + Retelling.Therapist + @") (?!and|but|so|or|i|is|if|because|for|who|too)\w+)\b", Plain)]
    private static partial Regex Deed();
}
