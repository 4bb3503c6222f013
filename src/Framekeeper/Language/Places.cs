using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>Where a sentence would have treatment take place. The groups' names are the kinds.</summary>
internal static partial class Places
{
    private static readonly string Sites = string.Join(' ', "place house flat home apartment kitchen garden porch car van cabin studio boat room balcony veranda yard residence couch sofa mine ours yours mum's mom's cafe café shop bar tearoom teashop teahouse starbucks costa bakery pub tavern brewery restaurant diner bistro pizzeria steakhouse park gardens green common playground beach shore seafront river canal lake towpath creek church temple mosque chapel hall library gym pool sauna mall centre center supermarket hotel lobby school campus canteen cafeteria tram bus train hospital ward video zoom teams skype facetime online phone telephone clinic office practice".Split(' ').SelectMany(site => new[] { site, site + "'s" }).Distinct());

    public static readonly Needs Needs = Language.Needs.All(Sites, "meet meeting let's_walk let's_talk we'll_walk we'll_talk we_walk we_could we_can we'd_walk see_you session sessions our_hour our_hours our_fifty our_next your_hour do_it do_this do_ours do_yours do_next do_the do_thursday's do_monday's do_tuesday's do_wednesday's do_friday's do_sessions have_it have_our have_your have_ours hold_it hold_our hold_the instead_of rather_than move_us move_this move_our move_it move_the appointment come_to come_over come_out come_round come_by come_next come_on come_for come_at come_along come_up come_in come_here swing_by drop_by stop_by i'll_come i_come i'd_come me_come pop we'll_do we_do could_do can_do we'd_do let's_do shall_we how_about what_about don't_we could_we can_we we'll");

    private const string Kinds =
        @"(?<mine>my (?:own |back |front |new |little )*(?:place|house|flat|home|apartment|kitchen|garden|porch|car|van|cabin|studio|boat|living room|front room|balcony|veranda|yard|back room|spare room|residence|couch|sofa)|mine\b(?! (?:is|was|and|too))|ours\b(?! (?:is|was|on|at|next))|our (?:house|flat|home|kitchen|garden|porch|cabin))" +
        @"|(?<home>your (?:own )?(?:place|house|flat|home|apartment|kitchen|garden|porch|mum's|mom's|residence)|(?<!in )yours\b)" +
        @"|(?<cafe>caf[eé]|coffee (?:shop|house|place|bar)|tea ?(?:shop|room|house)|starbucks|costa|bakery)|(?<pub>pub|bar|tavern|brewery)|(?<restaurant>restaurant|diner|bistro|pizzeria|noodle place|steakhouse)|(?<park>park|gardens|green|common|playground)|(?<beach>beach|shore|seafront)|(?<river>river|canal|lake|towpath|creek)" +
        @"|(?<church>church|temple|mosque|chapel|parish hall)|(?<library>library)|(?<gym>gym|pool|sauna)|(?<mall>mall|shopping cent(?:re|er)|supermarket)|(?<hotel>hotel|lobby)|(?<school>school|campus)|(?<canteen>canteen|cafeteria)|(?<tram>tram|bus|train)|(?<hospital>hospital|ward)" +
        @"|(?<online>video|zoom|teams|skype|facetime|online)|(?<phone>phone|telephone)|(?<clinic>clinic|office|practice|usual room)";

    /// <summary>A place as an agreement or a record writes it.</summary>
    public static (string Kind, string? Name)? Written(string place) =>
        Described().Match(place.Replace('’', '\'')) is { Success: true } match ? (Kind(match), NameOf(place, match)) : null;

    public static void Find(Clause clause)
    {
        var frames = Session().Matches(clause.Text);
        var second = Moved().IsMatch(clause.Text);
        foreach (Match match in Where().Matches(clause.Text))
        {
            var own = match.Groups["mine"].Success || match.Groups["home"].Success;
            var proposes = (frames.Any(frame => Near(frame, match)) || (own && Visit().IsMatch(clause.Text) && !Table().IsMatch(clause.Text)) || second)
                && !clause.OfOthers && !clause.Negated(match) && !Done().IsMatch(clause.Text) && !clause.Planned;
            clause.Add(TermKind.Place, Kind(match), null, match, proposes, NameOf(clause.Text, match));
        }
    }

    /// <summary>Treatment and place belong together within a few words.</summary>
    private static bool Near(Match frame, Match place) => place.Index - (frame.Index + frame.Length) is >= -4 and <= 40 || frame.Index - (place.Index + place.Length) is >= 0 and <= 30;

    private static string Kind(Match match) => match.Groups.Values.First(group => group.Success && char.IsLetter(group.Name[0])).Name;

    /// <summary>The capitals around a kind: "Harbour Park", "the café on Mill Lane". Talk in small letters has no names, and then the kind alone counts.</summary>
    private static string? NameOf(string text, Match match)
    {
        var place = match.Groups.Values.First(group => group.Success && char.IsLetter(group.Name[0]));
        var before = NameBefore().Match(text[Math.Max(0, place.Index - 60)..place.Index]);
        var after = NameAfter().Match(text[(place.Index + place.Length)..]);
        var name = $"{before.Value} {after.Groups["name"].Value}".Trim();
        return name.Length == 0 ? null : name;
    }

    [GeneratedRegex(@"\b(?:at|in|to|by|on|over|along|round|around|into|down|through|via|from)(?: at| to| in| by)? (?:the |a |that |this |our |an )?(?:[\w']+ )??(?:" + Kinds + @")(?!\w|'s (?:not|too|been)|-)", Clause.Plain)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(?:" + Kinds + @"|(?<mine>therapist's (?:own )?(?:home|house|flat|kitchen|apartment|garden|car|place)?)|(?<home>client's (?:own )?(?:home|house|flat|kitchen|apartment|garden|car|place)?|home|house|flat|apartment)|(?<clinic>room|consulting|surgery|cent(?:re|er)|in person|face to face)|(?<online>telehealth|platform))s?(?!\w)", Clause.Plain)]
    private static partial Regex Described();

    /// <summary>Treatment itself is spoken of.</summary>
    [GeneratedRegex(@"\b(?:let's (?:all )?meet|(?:let's|we'll|we could|we can|we'd) (?:walk|talk (?:while|as|and)|do it walking)\b|(?:we|i)(?:'ll|'d| will| could| can| might| should| shall)? ?(?:just |maybe |always |also )?meet(?: you| up)?\b|meet me|see you (?:at|in|on|by|over|down|there|next|this|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:our|your|the|this|next|a|tomorrow's|tmrws|week's|monday's|tuesday's|wednesday's|thursday's|friday's|saturday's|sunday's) (?:next |usual )?sessions?\b|our (?:hour|fifty minutes|next one|meeting)|your hour|(?:let's|we(?:'ll| could| can| might|'d)?|shall we|i'd) (?:\w+ )?do it\b|(?<!you'll |you )do (?:this one|ours|yours|next|the next|thursday's|monday's|tuesday's|wednesday's|friday's|this week's|next week's|sessions)\b|have (?:it|our (?:hour|session)|your session|ours) |hold (?:it|our|the session)|instead of (?:here|the (?:clinic|office)|in here|meeting here)|rather than (?:here|the (?:clinic|office)|in here)|move (?:us|this|our|it|the session)|appointment|come (?:out )?(?:over |round |by )?(?:to|next|on|for|at)\b(?=.*\b(?:hour|session|appointment)))", Clause.Plain)]
    private static partial Regex Session();

    /// <summary>A home needs less: nobody comes there for anything else.</summary>
    [GeneratedRegex(@"\b(?:(?:you(?:'ll|'d| can| could| should)? |just |next week |then |so |^)?come (?:over|round|by|out|up|along)?(?: \w+)? ?(?:to|in|by)|(?:i'll|i can|i could|i might|i'd|let me) (?:\w+ )?(?:come|swing by|drop by|stop by|pop)|we(?:'ll| could| can|'d) (?:\w+ )?do (?:\w+ )?(?:it|that|this|ours|next|thursday|friday|monday|tuesday|wednesday|sunday|saturday)|let's do)\b", Clause.Plain)]
    private static partial Regex Visit();

    /// <summary>A meal or a prayer is another invitation.</summary>
    [GeneratedRegex(@"\b(?:dinner|lunch|supper|breakfast|tea|barbecue|bbq|party|eat|meal|drinks?|beers?|pray\w*|film|movie|match|birthday|sunday roast)\b", Clause.Plain)]
    private static partial Regex Table();

    [GeneratedRegex(@"\b(?:shall we|let's|we could|we can|how about|what about|why don't we|could we|can we|we'll) (?:\w+ ){0,3}?(?:(?:next week|next time|thursday|monday|tuesday|wednesday|friday|saturday|sunday|tomorrow|this week)(?:'s)?|session) (?:\w+ ){0,3}?(?:at|in|by|on|over)\b", Clause.Plain)]
    private static partial Regex Moved();

    [GeneratedRegex(@"\b(?:met|went|was|were|did|had|came|used to|video meeting|when you (?:meet|see))\b", Clause.Plain)]
    private static partial Regex Done();

    [GeneratedRegex(@"(?:\b\p{Lu}[\w'&]*(?: (?:&|and|of) | ))+$", RegexOptions.CultureInvariant)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"^ (?:on|in|at|by|near|off) (?:the )?(?<name>(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\p{Lu}[\w']*)(?: \p{Lu}[\w']*)*)", RegexOptions.CultureInvariant)]
    private static partial Regex NameAfter();
}
