using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>A request or deed of the therapist's, by an account.</summary>
/// <param name="Says">As the therapist would have put it: "Could you pick up my dry cleaning?"</param>
/// <param name="Start">Where the account tells it, in UTF-16 code units.</param>
/// <param name="Outright">Told in so many words, so that it counts whatever else is heard in the account.</param>
/// <param name="Odd">Wrong or right by what it was for, which nobody can tell from these words.</param>
internal sealed record Retold(string Says, int Start, int End, bool Outright = false, bool Odd = false)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"retold from {Start} to {End}";
}

/// <summary>Puts a request that is told back into the therapist's mouth: "she asked if I'd water her plants" becomes "Would you water my plants?", which a judge of turns knows.</summary>
/// <remarks>
/// Requests alone: of what else a therapist is told to have said, tales of the therapist's life and news of the next hour sound like acts once they stand alone.
/// Where nobody can tell who asked whom, nothing is retold; the account itself is judged as well.
/// </remarks>
internal static partial class Retelling
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The trades.</summary>
    public const string Therapist = "therapist|counsell?or|psychologist|psychiatrist|psychotherapist|psych|shrink|analyst|social worker|(?:case|support|key) ?worker|coach|clinician";

    private const string He = "husband|dad|father|brother|son|boyfriend|uncle|nephew|grandad|grandpa|stepdad|fella|bloke|man|guy";

    private const string She = "wife|mum|mom|mam|mother|sister|daughter|girlfriend|aunt|niece|gran|nan|nana|grandma|stepmum|stepmom|woman|girl|lady";

    private const string Others = "partner|friend|mate|boss|manager|colleague|coworker|neighbou?r|teacher|cousin|kids?|child|children|baby|ex|gp|doctor|nurse|supervisor|receptionist|flatmate|roommate";

    /// <summary>"Therapist kissed me": the trade where a clause begins, as people type it who leave out whose.</summary>
    private const string Bare = @"(?<=(?:^|[.!?,;:\n…(]|\b(?:so|ok|okay|hi|and|but|when|because|bc|cos|cuz|then|now|today|yesterday|tonight|night|week|month|since|that|if|is|does|did|should|can)) ?)(?:" + Therapist + ")";

    /// <summary>Who asks: the therapist by the name of the trade, or a pronoun, which must not be somebody else's.</summary>
    public const string Asker = @"\b(?:(?<trade>(?:(?<another>his|her|their|(?:my |our )?(?:\w+['’]s|(?:friend|mate|sister|brother|daughter|son|wife|husband|partner|mum|mom|dad)s))|my|our|the) (?:\w+ ){0,2}?(?:" + Therapist + @"|t)|" + Bare + @")|(?<pronoun>he|she|they|mine))(?:['’]s|s|['’]d| is| was| has| had| have| would)?";

    public const string Manner = "(?: (?:just|also|then|even|now|actually|literally|always|once|sort of|kind of|sometimes|again|already|only|basically|finally|suddenly|recently|later|keeps?|kept|started|been|casually|jokingly))*";

    private const string Me = "(?<whom>me|us|him|her|them)";

    /// <summary>The request ends where a sentence does, or the account goes on with what the client did, thinks or feels.</summary>
    private const string End = @"(?=[.!?;\n…]|$|,? (?:and|but|so|then) (?:i|im|i['’]m|ive|i['’]ve|i['’]d|now|then|when|if|last|is|am)\b|,? (?:and|but) (?:it|its|it['’]s|that|this|he|she|they)\b|,? (?:but|which|idk)\b|, ?(?:i|im|i['’]m|it|its|it['’]s|so|then|last|now|not|like|he|she|they)\b|,? (?:bc|cos|cause|because|cuz|coz) i\b)";

    private static readonly string[] You = ["you", "you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"], I = ["I", "me", "my", "mine", "myself", "I'm", "I've", "I'd", "I'll"];

    /// <summary>The same forms of whoever may be spoken of; two spellings of one form are parted by a stroke.</summary>
    private static readonly Dictionary<string, string[]> Forms = new()
    {
        ["i"] = ["i", "me", "my", "mine", "myself", "i'm|im", "i've|ive", "i'd", "i'll"],
        ["he"] = ["he", "him", "his", "-", "himself", "he's|hes", "-", "he'd|hed", "he'll"],
        ["she"] = ["she", "her", "-", "hers", "herself", "she's|shes", "-", "she'd|shed", "she'll"],
        ["they"] = ["they", "them", "their", "theirs", "themself|themselves", "they're|theyre", "they've", "they'd", "they'll"],
    };

    /// <summary>By word, whose it is and which form.</summary>
    private static readonly Dictionary<string, (string Who, int Form)> Words = Forms
        .SelectMany(who => who.Value.SelectMany((words, form) => words.Split('|').Select(word => (word, who.Key, form)))).Where(entry => entry.word != "-").ToDictionary(entry => entry.word, entry => (entry.Key, entry.form));

    /// <summary>More than anybody tells in one go.</summary>
    private const int Most = 32;

    /// <summary>The requests that an account tells of, in its order.</summary>
    public static IEnumerable<Retold> Of(string account)
    {
        var people = PeopleIn(account);
        return Requests().Matches(account).Where(told => IsTherapists(told, people)).Take(Most).Select(told => new Retold(Said(told), told.Index, told.Index + told.Length));
    }

    /// <summary>Who is named in an account, in its order.</summary>
    public static MatchCollection PeopleIn(string account) => People().Matches(account);

    /// <summary>Whether an account is of somebody else's therapist.</summary>
    public static bool IsOfAnother(string account) => Another().IsMatch(account);

    /// <summary>Whether it is the therapist who does it, and to the client: a pronoun stands for the last person named whom it can stand for, and "we" for nobody else.</summary>
    public static bool IsTherapists(Match told, MatchCollection people)
    {
        if (told.Groups["we"].Success)
        {
            return people.LastOrDefault(person => person.Index < told.Index)?.Groups["therapist"].Success != false;
        }

        var (who, whom) = (told.Groups["pronoun"].Value.ToLowerInvariant(), told.Groups["whom"].Value.ToLowerInvariant());
        if (who.Length == 0)
        {
            return told.Groups["another"].Success == whom is "him" or "her" or "them";
        }

        var last = people.LastOrDefault(person => person.Index < told.Index && !person.Groups[who == "he" ? "she" : who == "she" ? "he" : "nobody"].Success);
        return whom is "" or "me" or "us" && (last is null || last.Groups["therapist"].Success);
    }

    private static string Said(Match told)
    {
        var says = Turned(told);
        return told switch
        {
            _ when told.Groups["ask"].Success => Guest().IsMatch(says) ? $"You should come to {says}." : $"Could you {says}?",
            _ when told.Groups["want"].Success => $"I want you to {says}.",
            _ when told.Groups["spare"].Success => $"Please don't {says}.",
            _ when told.Groups["give"].Success => $"Could you give me {says}?",
            _ when told.Groups["whether"].Success => $"{Fronted(says)}?",
            _ when told.Groups["invite"].Success => $"You should come {says}.",
            _ when told.Groups["offer"].Success => $"I could {says}.",
            _ when told.Groups["lets"].Success => $"Let's {says}.",
            _ when told.Groups["could"].Success => $"You could {says}.",
            _ => $"{char.ToUpperInvariant(says[0])}{says[1..]}.",
        };
    }

    /// <summary>"You could bring" as a question: "Could you bring".</summary>
    private static string Fronted(string says) =>
        Modal().Match(says) is { Success: true } match && (match.Groups["verb"].Value.ToLowerInvariant() switch { "'d" or "’d" => "Would", "'ll" or "’ll" => "Will", var verb => $"{char.ToUpperInvariant(verb[0])}{verb[1..]}" }) is var modal
            ? $"{modal} {match.Groups["who"].Value}{says[match.Length..]}"
            : $"{char.ToUpperInvariant(says[0])}{says[1..]}";

    /// <summary>The words turned round: what is the therapist's becomes "my", what is the client's "your".</summary>
    private static string Turned(Match told)
    {
        var says = told.Groups["says"].Value.Trim();
        if (Direct().IsMatch(says))
        {
            // "You" is nobody's word for the client here but the therapist's own.
            return says.Trim('"', '“', '”', ' ');
        }

        var client = told.Groups["whom"].Value.ToLowerInvariant() is var whom and not ("" or "me" or "us") ? Words[whom].Who : "i";
        var pronoun = told.Groups["pronoun"].Value.ToLowerInvariant();
        var (named, subject) = (false, "");
        return Word().Replace(says, match =>
        {
            var word = match.Value.ToLowerInvariant().Replace('’', '\'');
            var before = subject;
            subject = "";
            named |= Person().IsMatch(word);
            if (Words.TryGetValue(word, out var known))
            {
                var (who, form) = word == "her" && !IsObject(says, match) ? ("she", 2) : known;
                var turned = who == client ? You : who == "i" || named || (Forms.ContainsKey(pronoun) && who != pronoun) ? null : I;
                subject = form == 0 && turned is not null ? turned[0] : "";
                return turned?[form] ?? match.Value;
            }

            return before.Length == 0 ? match.Value : word is "just" or "really" or "always" or "never" or "still" or "also" ? Keep() : Agreeing(word, before);

            string Keep()
            {
                subject = before;
                return match.Value;
            }
        });
    }

    /// <summary>"Her" as one whom something is done to, and not before what is hers.</summary>
    private static bool IsObject(string says, Match her) => AfterObject().IsMatch(says[(her.Index + her.Length)..]) || Helping().IsMatch(says[..her.Index]);

    /// <summary>A verb as it stands after "I" or "you".</summary>
    private static string Agreeing(string verb, string subject) => verb switch
    {
        "is" or "am" => subject == "I" ? "am" : "are",
        "was" => subject == "I" ? "was" : "were",
        "has" => "have",
        "does" => "do",
        "goes" => "go",
        "doesn't" or "doesnt" => "don't",
        "hasn't" or "hasnt" => "haven't",
        "isn't" or "isnt" or "wasn't" or "wasnt" => verb,
        _ when verb.EndsWith("ies", StringComparison.Ordinal) => $"{verb[..^3]}y",
        _ when verb.EndsWith('s') && !verb.EndsWith("ss", StringComparison.Ordinal) => verb[..^1],
        _ => verb,
    };

    [GeneratedRegex(Asker + Manner + " (?:"
        + "(?<spare>(?:asks?|asked|asking|tells?|told|telling|begs?|begged|warns?|warned) " + Me + " (?:not|never) to )"
        + "|(?<ask>(?:asks?|asked|asking|begs?|begged|gets|got) " + Me + "(?: (?:again|nicely|twice|once|today|yesterday|last (?:week|time|night)))?(?: please)? to )"
        + "|(?<want>(?:wants?|wanted|wanting|needs?|needed|expects?|expected|expecting|like|tells?|told|telling) " + Me + " to )"
        + "|(?<give>(?:asks?|asked|asking) (?:" + Me + @" )?for (?=\d|[$£€]|money\b|cash\b|some |an? (?:loan|lift|ride|hug|kiss|favou?r|hundred|thousand|couple|few|tenner|fiver|grand)\b))"
        + "|(?<whether>(?:asks?|asked|asking|wonders|wondered|wants to know|wanted to know)(?: " + Me + ")? (?:if|whether) (?=(?:i|he|she|they|we)\\b))"
        + "|(?<invite>(?:invites?|invited|inviting) " + Me + " (?:to come )?)"
        + "|(?<offer>(?:offers?|offered|offering) to )"
        + "|(?<lets>(?:suggests?|suggested|suggesting)(?: that)? we (?:could |should )?)"
        + "|(?<could>(?:suggests?|suggested|suggesting)(?: that)? i (?:could |should )?)"
        + "|(?:says?|said|saying|goes|was like|is like|texts?|texted|wrote|writes|messaged|asks?|asked|(?:tells?|told|telling|texted|asks?|asked) " + Me + ")[:,]? (?:that |[\"“])?(?=i (?:could|should|can|have to|must|might|ought)\\b|(?:would|could|can|will|won['’]?t|couldn['’]?t) (?:i|you|we)\\b|(?:do not|don['’]?t|let['’]?s|please|not to|why don['’]?t) )"
        + @")(?<says>[^.!?;\n…]{2,240}?)" + End, Plain)]
    private static partial Regex Requests();

    [GeneratedRegex(@"\b(?:her|his|my (?:\w+ )?(?:" + He + "|" + She + "|" + Others + @")['’]?s) (?:\w+ )?(?:" + Therapist + ")\\b", Plain)]
    private static partial Regex Another();

    [GeneratedRegex(@"\b(?:(?<he>" + He + ")|(?<she>" + She + ")|(?<other>" + Others + @")|(?<therapist>(?<!\ba )(?:" + Therapist + @")|(?<=\bmy )t))\b", Plain)]
    private static partial Regex People();

    [GeneratedRegex("^(?:" + He + "|" + She + "|" + Others + ")s?$", Plain)]
    private static partial Regex Person();

    [GeneratedRegex(@"^(?<who>you|I|we) ?(?<verb>['’]d|['’]ll|could|would|can|will|should|might)(?![\w'’])", Plain)]
    private static partial Regex Modal();

    /// <summary>"Asked me to her party" asks nobody to do a thing.</summary>
    [GeneratedRegex("^(?:my|our|an?|the) ", Plain)]
    private static partial Regex Guest();

    [GeneratedRegex(@"[""“”]|\b(?:you|your|u|ur|yourself|youre|yours)\b", Plain)]
    private static partial Regex Direct();

    [GeneratedRegex(@"[\w'’]+", Plain)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:$|[^\w' ]| (?:to|for|with|at|on|in|by|from|about|of|out|up|an?|the|my|some|when|if|and|or|but|because|after|before|that|this|what|how|more|less|again|too|now|back|home|over|down|off|there|here|every|next|last|\d+|two|three|twice|once|as|so|while)\b)", Plain)]
    private static partial Regex AfterObject();

    [GeneratedRegex(@"\b(?:help|helping|let|watch|make|see|hear) $", Plain)]
    private static partial Regex Helping();
}
