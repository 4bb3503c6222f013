using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>What of an agreement a sentence names.</summary>
public enum TermKind
{
    /// <summary>A sum that is asked or named as the price.</summary>
    Price,

    /// <summary>A way to pay.</summary>
    Method,

    /// <summary>A way to reach each other.</summary>
    Channel,

    /// <summary>Where treatment is to be.</summary>
    Place,

    /// <summary>A time of day for contact or a session.</summary>
    Clock,

    /// <summary>How long a session is to be.</summary>
    Length,

    /// <summary>How often sessions are to be.</summary>
    Often,

    /// <summary>Recording, keeping or showing a session; the value names the audience or purpose, if any.</summary>
    Recording,
}

/// <summary>A term of the agreement that a therapist's sentence names.</summary>
/// <param name="Value">In one word: the method, the channel's or place's kind, the audience.</param>
/// <param name="Number">The sum, the minutes, the sessions a week, the minute of the day.</param>
/// <param name="Proposes">The sentence puts it to the client (asks, offers, announces), rather than only naming it.</param>
/// <param name="Start">In UTF-16 code units of the turn.</param>
public sealed record Term(TermKind Kind, string Value, decimal? Number, bool Proposes, int Start, int End);

/// <summary>Finds the terms that a therapist's turn names and means: quotation, role play, refusal and teaching are passed over.</summary>
internal sealed partial class Terms(Grammar grammar, Lexicon words)
{
    private const Move Unmeant = Move.Quoted | Move.Reported | Move.Played | Move.Limited | Move.Taught;

    private readonly ulong triggers = words.Bit("fee") | words.Bit("money") | words.Bit("contact") | words.Bit("place") | words.Bit("meet") | words.Bit("record") | words.Bit("when") | words.Bit("goods");

    public IReadOnlyList<Term> Of(ReadOnlySpan<byte> text, Reading turn, Reading? other)
    {
        if ((turn.ClassesIn(0, turn.Tokens.Count) & triggers) == 0)
        {
            return [];
        }

        var found = new List<Term>();
        foreach (var (start, end) in turn.Sentences)
        {
            var moves = grammar.Of(turn, start, end, other);
            if ((moves & Unmeant) != 0)
            {
                continue;
            }

            var (from, to) = (turn.Tokens[start].Start, turn.Tokens[end - 1].End);
            var offset = Encoding.UTF8.GetCharCount(text[..from]);
            Sentence(Encoding.UTF8.GetString(text[from..to]).Replace('’', '\''), offset, moves, found);
        }

        return found;
    }

    private static void Sentence(string sentence, int offset, Move moves, List<Term> found)
    {
        var negated = (moves & Move.Negated) != 0;
        foreach (Match match in Price().Matches(sentence))
        {
            if (Number(match.Groups["n"].Value) is { } amount)
            {
                Add(TermKind.Price, "", amount, match.Groups["n"], proposes: !negated && PriceFrame().IsMatch(sentence));
            }
        }

        Each(Method(), TermKind.Method, !negated && PayFrame().IsMatch(sentence));
        Each(ChannelOffer(), TermKind.Channel, !negated);
        Each(ChannelName(), TermKind.Channel, proposes: false);
        Each(Place(), TermKind.Place, !negated && MeetFrame().IsMatch(sentence));
        foreach (Match match in Clock().Matches(sentence))
        {
            if (Minute(match) is { } minute)
            {
                Add(TermKind.Clock, "", minute, match, !negated && MeetFrame().IsMatch(sentence));
            }
        }

        foreach (Match match in Length().Matches(sentence))
        {
            if (Number(match.Groups["n"].Value) is { } count)
            {
                var minutes = match.Groups["u"].Value.StartsWith('h') ? count * 60 : count;
                Add(TermKind.Length, "", minutes, match, !negated && LengthFrame().IsMatch(sentence));
            }
        }

        foreach (Match match in Often().Matches(sentence))
        {
            Add(TermKind.Often, "", match.Groups["day"].Success ? 7 : match.Groups["other"].Success ? 3 : match.Groups["three"].Success ? 3 : 2, match, !negated && OftenFrame().IsMatch(sentence));
        }

        foreach (Match match in Recording().Matches(sentence))
        {
            var audience = Audience().Match(sentence);
            Add(TermKind.Recording, audience.Success ? audience.Value.ToLowerInvariant() : "", null, match, !negated && (moves & Move.Question) == 0);
        }

        void Each(Regex pattern, TermKind kind, bool proposes)
        {
            foreach (Match match in pattern.Matches(sentence))
            {
                Add(kind, Canonical(kind, match), null, match, proposes);
            }
        }

        void Add(TermKind kind, string value, decimal? number, Capture capture, bool proposes) =>
            found.Add(new Term(kind, value, number, proposes, offset + capture.Index, offset + capture.Index + capture.Length));
    }

    /// <summary>One word for a way to reach or meet: the groups' names are the words.</summary>
    private static string Canonical(TermKind kind, Match match) =>
        kind == TermKind.Method
            ? match.Value.ToLowerInvariant()
            : match.Groups.Values.FirstOrDefault(group => group.Success && char.IsLetter(group.Name[0]) && group.Name != "n")?.Name ?? match.Value.ToLowerInvariant();

    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A number in digits or in words up to 199; null for anything else.</summary>
    internal static decimal? Number(string text)
    {
        var plain = text.Trim().TrimStart('$', '£', '€', '₹').Trim().Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        var sum = 0;
        foreach (var word in plain.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var unit = Array.IndexOf(Units, word);
            var ten = Array.IndexOf(Tens, word);
            if (word == "hundred")
            {
                sum = Math.Max(1, sum) * 100;
            }
            else if (unit < 0 && ten < 2 && word is not ("a" or "an" or "and"))
            {
                return null;
            }
            else
            {
                sum += unit >= 0 ? unit : ten >= 2 ? ten * 10 : 0;
            }
        }

        return sum == 0 ? plain is "a" or "an" ? 1 : null : sum;
    }

    /// <summary>The minute of the day; hours without am or pm are the waking ones for a session: 7 to 12, then afternoon.</summary>
    private static decimal? Minute(Match match)
    {
        if (match.Groups["midnight"].Success)
        {
            return 0;
        }

        if (Number(match.Groups["h"].Value) is not { } hour || hour > 23)
        {
            return null;
        }

        var minute = match.Groups["m"].Success ? decimal.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
        var late = half == "pm" || match.Groups["late"].Success;
        var early = half == "am" || match.Groups["early"].Success;
        hour = late && hour < 12 ? hour + 12 : early && hour == 12 ? 0 : !late && !early && hour < 7 ? hour + 12 : hour;
        return (hour * 60) + minute;
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Count = @"(?:(?:one |a )?hundred(?: and)?[ -]?)?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:one|a) hundred|two hundred)";

    [GeneratedRegex(@"(?<n>[$£€₹] ?\d[\d,]*(?:\.\d{1,2})?)|\b(?<n>\d[\d,]*(?:\.\d{1,2})?|" + Count + @")(?= ?(?:dollars|bucks|quid|pounds|euros?|rupees|rand|usd|eur|gbp|€|£|a session|per session|an hour|for today|for the session|copay|co-pay|today, please)\b)", Plain)]
    private static partial Regex Price();

    /// <summary>A sentence that names its sum as the price of treatment.</summary>
    [GeneratedRegex(@"\b(that's|that'll be|that will be|that is|it's|it'll be|it will be|comes to|fee|fees|rate|charge|charging|copay|co-pay|a session|per session|for today|for the session|an hour|you owe|owe for|bill you|invoice)\b", Plain)]
    private static partial Regex PriceFrame();

    [GeneratedRegex(@"\b(cash|card|cheque|check|venmo|paypal|zelle|revolut|bank transfer|bizum|cash app|gift cards?|crypto|bitcoin)\b", Plain)]
    private static partial Regex Method();

    [GeneratedRegex(@"\b(pay|payment|paid|settle|send it|give me|just|prefer|rather|easier|fee|charge|by|in)\b", Plain)]
    private static partial Regex PayFrame();

    private const string Channels =
        @"(?<personal>(?:my|a) (?:own |personal |private |home )+(?:number|cell|mobile|phone|line|email)|my (?:cell|mobile|home number)|my number)" +
        @"|(?<whatsapp>whats ?app)|(?<signal>signal)|(?<telegram>telegram)|(?<instagram>instagram|insta)|(?<facebook>facebook|messenger)|(?<snapchat>snapchat|snap)|(?<tiktok>tik ?tok)|(?<linkedin>linkedin)|(?<discord>discord)|(?<twitter>twitter)" +
        @"|(?<email>e-?mail|gmail)|(?<text>text message|text|sms)|(?<portal>portal)|(?<phone>phone|call|ring)";

    [GeneratedRegex(@"\b(?:" +
        @"(?:text|message|dm|msg) me(?: (?:on|at|over|through|via|by) (?:" + Channels + @"))?" +
        @"|(?:reach|get|find|add|follow|write|contact|catch) (?:to )?me (?:\w+ ){0,3}?(?:on|at|by|over|through|via) (?:the )?(?:" + Channels + @")" +
        @"|(?:add|follow|friend) me\b(?: on (?:" + Channels + @"))?" +
        @"|(?:call|ring|phone|email|e-mail|whatsapp) me\b(?: (?:on|at) (?:" + Channels + @"))?" +
        @"|(?:here's|here is|take|have|this is|save|i'll give you|let me give you|you can have) (?:" + Channels + @")" +
        @"|(?:i'll|let me|i can|i could) (?:text|whatsapp|email|message|call|ring|dm) you\b(?: (?:on|from|by|over) (?:" + Channels + @"))?" +
        @"|(?:switch|move|go|talk|continue|carry on|chat) (?:this |over |it )*(?:on|to|over) (?:" + Channels + @"))\b", Plain)]
    private static partial Regex ChannelOffer();

    [GeneratedRegex(@"\b(?:" + Channels + @")\b", Plain)]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"\b(?:at|in|to|by|on|over|round|around|into|down|through|via) (?:the |a |that |this |our |an )?(?:\w+ )?(?:" +
        @"(?<mine>(?:my|mine\b|ours\b)(?: (?:own|back|front|new))? ?(?:place|house|flat|home|apartment|kitchen|garden|porch|car|cabin|studio|boat|living room|front room)?)" +
        @"|(?<home>your (?:own )?(?:place|house|flat|home|apartment|kitchen|garden|porch))" +
        @"|(?<cafe>caf[eé]|coffee (?:shop|house|place)|starbucks)|(?<pub>pub|bar|tavern)|(?<restaurant>restaurant|diner|bistro|pizzeria)|(?<park>park|gardens)|(?<beach>beach|shore|seafront)|(?<river>river|canal|lake|towpath)" +
        @"|(?<church>church|temple|mosque)|(?<library>library)|(?<gym>gym|pool)|(?<mall>mall|shopping centre)|(?<hotel>hotel|lobby)|(?<school>school|campus)|(?<canteen>canteen|cafeteria)" +
        @"|(?<online>video|zoom|teams|skype|facetime|online)|(?<phone>phone|telephone)|(?<clinic>clinic|office|practice|usual room|centre|center))\b", Plain)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:meet|meeting|see you|session|our hour|do (?:it|this|our|the next|next)|have (?:our|the)|hold (?:our|the)|move|moved|come (?:over|to|by|round)|next (?:week|time|tuesday|monday|wednesday|thursday|friday|saturday|sunday)|instead of (?:here|the clinic)|appointment)\b", Plain)]
    private static partial Regex MeetFrame();

    [GeneratedRegex(@"\b(?:at|around|about|till|until|after|before|from|say)? ?(?:(?<midnight>midnight)|(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[:.](?<m>\d{2}))?(?: ?(?<half>[ap]\.?m\.?)\b| o'clock(?<late> (?:at night|tonight|in the evening|in the afternoon))?(?<early> in the morning)?|(?<late> (?:at night|tonight|in the evening))|(?<early> in the morning)))", Plain)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?<n>\d{1,3}|an?|" + Count + @"|one|two|three|four|five)[ -](?<u>minutes?|mins?|hours?)\b", Plain)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:(?:session|sessions|hour) (?:of|at|to|is|are|will be)|(?:do|have|take|make it|go for|run|go to|stay|extend(?: it)? to) (?:a |an |the |our )?(?:\w+ )?(?:\d|an? |one|two|three|ninety|eighty|seventy|sixty|hour)|longer|extra|instead of (?:the )?(?:usual )?(?:\d|fifty|forty|sixty))", Plain)]
    private static partial Regex LengthFrame();

    [GeneratedRegex(@"\b(?:(?<day>every (?:single )?day|daily)|(?<other>every other day)|(?<three>three times a week)|twice a week|two times a week|both .{3,12} and .{3,12} every week)\b", Plain)]
    private static partial Regex Often();

    [GeneratedRegex(@"\b(?:let's|see you|see each other|meet|come in|sessions?|we could|we'll|i want to see you|i'd like to see you)\b", Plain)]
    private static partial Regex OftenFrame();

    [GeneratedRegex(@"\b(?:(?:i'm|i am|we're|we are|i'll be|it's|i've been) (?:\w+ )?(?:recording|taping|filming)|(?:i'll|i will|i'd like to|i want to|let me|going to|gonna|we'll) (?:\w+ )?(?:record|tape|film|video|transcribe)|(?:recorder|camera|tape|mic)(?:'s| is| has been) (?:\w+ )?(?:on|running|rolling)|(?:i|we) (?:\w+ )?(?:recorded|taped|filmed|kept) (?:our|the|last|that|this|a few|your)\b(?: \w+){0,3}|(?:show|play|played|showed|share|send) (?:\w+ ){0,3}(?:tape|recording|video|clip|session|footage|recordings|tapes))\b", Plain)]
    private static partial Regex Recording();

    [GeneratedRegex(@"\b(?:for|to|at|in|with) (?:my |the |a |our |your )?(?:\w+ )?(?:class|students|students'|lecture|conference|workshop|talk|training|supervision|supervisor|research|study|teaching|podcast|channel|website|book|wife|husband|partner|friends?|colleagues?|group(?:-\w+)?|team|faculty|seminar)\b", Plain)]
    private static partial Regex Audience();
}
