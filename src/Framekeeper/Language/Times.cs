using System.Globalization;
using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>Hours of the day, lengths and how often.</summary>
internal static partial class Times
{
    private static readonly string[] Hours = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string Clocks12 = "7 midnight " + string.Join(' ', Hours.SelectMany(hour => new[] { $"at_{hour}", $"after_{hour}", $"till_{hour}", $"until_{hour}", $"half_{hour}", $"past_{hour}", $"{hour}_o'clock", $"{hour}_am", $"{hour}_pm", $"{hour}_a", $"{hour}_p", $"{hour}_at", $"{hour}_in", $"{hour}_this", $"{hour}_tomorrow", $"{hour}_tonight", $"{hour}_tmrw" }));

    private static readonly string Spans = "minute minutes min mins hour hours half-hour " + string.Join(' ', "five ten fifteen twenty thirty forty fifty sixty seventy eighty ninety one two three half forty-five seventy-five".Split(' ').SelectMany(number => new[] { number + "-minute", number + "-minutes", number + "-hour" }));

    private static readonly Needs Hourly = Language.Needs.All(Clocks12, "let's_meet let's_say let's_do let's_make let's_start let's_move meet_me meet_at meet_on meet_here see_you session appointment our_hour your_slot come move_us move_you move_it move_this move_our move_the do_it do_ours do_next do_our fit_you you_do you_make you_manage stay squeeze_you a_slot an_opening have_you we_could we_can we_might");

    private static readonly Needs Longer = Language.Needs.All(Spans, "session sessions our let's we we'll we'd shall_we could_we can_we don't_we i'd_like want_to you_can you_could i'll i_can make extra another additional further add stay run go_over")
        .Or("double two_sessions two_hours two_slots back_to back-to-back twice_as twice_the");

    private static readonly Needs Oftener = Language.Needs.All("daily every_day every_single every_other every_two every_second three_times two_times twice_a twice_weekly mondays_and monday_and tuesdays_and tuesday_and wednesdays_and wednesday_and two_sessions fortnightly once_a every_week weekly monthly every_month", "see_you each_other let's we we'll we'd us come you_here you_in us_in us_here have_you session sessions");

    public static readonly Needs Needs = Language.Needs.Any([Hourly, Longer, Oftener]);

    private const string Number = @"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

    public static void Find(Clause clause)
    {
        if (Hourly.Met(clause.Anchors) && Session().IsMatch(clause.Text) && !Done().IsMatch(clause.Text))
        {
            Clocks(clause, TermKind.Clock);
        }

        if (Longer.Met(clause.Anchors))
        {
            Lengths(clause);
        }

        if (Oftener.Met(clause.Anchors))
        {
            Frequencies(clause);
        }
    }

    private static void Frequencies(Clause clause)
    {
        foreach (Match match in Often().Matches(clause.Text))
        {
            var perWeek = match.Groups.Values.First(group => group.Success && group.Name is not "0").Name switch { "daily" => 7m, "third" => 3.5m, "three" => 3m, "twice" => 2m, "weekly" => 1m, "fortnightly" => 0.5m, _ => 0.25m };
            clause.Add(TermKind.Often, "", perWeek, match, OftenFrame().IsMatch(clause.Text) && !clause.OfOthers && !clause.Negated(match) && !clause.Planned);
        }
    }

    /// <summary>Hours in a sentence that offers a call or message.</summary>
    public static void Contact(Clause clause) => Clocks(clause, TermKind.Late);

    private static void Clocks(Clause clause, TermKind kind)
    {
        foreach (Match match in Clock().Matches(clause.Text))
        {
            if (Minute(match) is var (minute, either))
            {
                clause.Add(kind, either ? "either" : "", minute, match, !clause.OfOthers && !clause.Negated(match));
            }
        }
    }

    private static void Lengths(Clause clause)
    {
        if (clause.OfOthers || Own().IsMatch(clause.Text))
        {
            return;
        }

        if (Double().Match(clause.Text) is { Success: true } twice)
        {
            clause.Add(TermKind.Length, "double", null, twice, !clause.Negated(twice));
        }
        else if (Extra().Match(clause.Text) is { Success: true } extra && Minutes(extra) is { } more)
        {
            clause.Add(TermKind.Length, "extra", more, extra, !clause.Negated(extra));
        }
        else if (LengthOf().Match(clause.Text) is { Success: true } length && Minutes(length) is { } minutes)
        {
            clause.Add(TermKind.Length, "", minutes, length, !clause.Negated(length));
        }
    }

    private static decimal? Minutes(Match match)
    {
        if (match.Groups["half"].Success)
        {
            return match.Groups["n"].Success && Numerals.Read(match.Groups["n"].Value) is { } whole ? (whole * 60) + 30 : 30;
        }

        return Numerals.Read(match.Groups["n"].Value) is { } count ? count * (match.Groups["u"].Value.StartsWith("h", StringComparison.OrdinalIgnoreCase) ? 60 : 1) : null;
    }

    /// <summary>The minute of the day, and whether it could as well be twelve hours later.</summary>
    private static (decimal Minute, bool Either)? Minute(Match match)
    {
        if (match.Groups["midnight"].Success)
        {
            return (0, false);
        }

        if (Numerals.Read(match.Groups["h"].Value) is not { } hour || hour > 23)
        {
            return null;
        }

        var minute = match.Groups["m"].Success ? decimal.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : match.Groups["past"].Success ? 30 : 0;
        if (minute > 59)
        {
            return null;
        }

        var late = match.Groups["late"].Success;
        var early = match.Groups["early"].Success;
        hour = late && hour is 12 && match.Groups["night"].Success ? 0 : late && hour < 12 ? hour + 12 : early && hour == 12 ? 0 : hour;
        return ((hour * 60) + minute, !late && !early && hour is > 0 and <= 12);
    }

    private const string Half = @"(?: ?(?:(?<late>p\.?m?\.?\b)|(?<early>a\.?m\.?\b))|,? (?:(?<late>(?<night>at night|tonight|tmrw night|tomorrow night)|in the evening|in the afternoon|this evening)|(?<early>in the morning|tomorrow morning|this morning)))";

    [GeneratedRegex(@"\b(?<midnight>midnight)\b|\b(?<past>half(?: past)? )(?<h>" + Number + @")(?: o'clock)?" + Half + @"?|\b(?<h>" + Number + @")(?:[:.](?<m>\d{2}))?(?: o'clock)?" + Half + @"|\b(?<h>\d{1,2}):(?<m>\d{2})\b|\b(?<h>" + Number + @") o'clock\b|\b(?:at|after|till|until) (?<h>" + Number + @")\b(?=[.,!?]|$| (?:on|next|this|tomorrow|today|instead|then|for|as usual|like|works|is|and|or|if)\b)(?! (?:of|minutes|times|years))", Clause.Plain)]
    private static partial Regex Clock();

    /// <summary>The session's hour, not any hour.</summary>
    [GeneratedRegex(@"\b(?:let's (?:meet|say|do|make it|start|move)|meet (?:me|at|on|here)|(?:i'll|i will|i can|i could|can|could|i'd) see you|see you (?:at|on|tomorrow|tonight|next|then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|here)|(?:our|your|the|next|this|a|week's) (?:next |usual )?(?:session|appointment)|our hour|your slot|come (?:\w+ )?(?:in |over |by |round |back )?(?:at|tonight|for|after|before|around|about)|move (?:us|you|it|this|our|the session)|do (?:it|ours|next week|next time|our hour)|fit you in|(?:can|could|would) you (?:do|make|manage)|stay (?:on )?(?:with you )?(?:till|until)|squeeze you in|i have (?:a slot|an opening|you down)|we (?:could|can|might) (?:do|meet|say|make it|start))\b", Clause.Plain)]
    private static partial Regex Session();

    [GeneratedRegex(@"\b(?:was|were|did|had|came|used to|woke|slept|went|got (?:up|home|in)|shift|alarm|bed|asleep|alert|curfew)\b", Clause.Plain)]
    private static partial Regex Done();

    /// <summary>The client's own hours of work, sleep or practice.</summary>
    [GeneratedRegex(@"\b(?:homework|practise|practice|walk|sleep|bed|breathe|breathing|exercise|drive|shift|work(?:ed|ing)?|gym|phone down|screens?|was|were|did|had|took|away|late|ago)\b", Clause.Plain)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:(?:a |do a |make it a |have a )?double (?:session|hour|slot|appointment|one)|(?:two|back[- ]to[- ]back) (?:sessions|hours|slots) (?:in one|in a row|together|back to back)|twice (?:as long|the (?:time|hour)))\b", Clause.Plain)]
    private static partial Regex Double();

    [GeneratedRegex(@"\b(?:an? (?:extra|additional|further)|extra|another|stay (?:on )?(?:for )?(?:an? )?(?:extra|another)|add|run (?:over|on)(?: by)?|go over(?: by)?) (?:(?<half>half(?: an)? hour|half-hour)|(?<n>\d{1,3}|an?|" + Numerals.Spoken + @"|one|two|three|five)? ?-?(?<u>minutes?|mins?|hours?))\b(?: on top| today| for you| at the end| longer)?", Clause.Plain)]
    private static partial Regex Extra();

    [GeneratedRegex(@"\b(?:sessions? (?:of|to|is|are|will be|run|runs|for)|our (?:hour|session)s? (?:to|of|is|will be)|(?:let's|we(?:'ll| could| can|'d| might)|shall we|could we|can we|why don't we|i'd like to|i want to|you can|you could|i'll|i can) (?:\w+ ){0,2}?(?:do|have|take|make (?:it|this one|them|ours)|go(?: on)?(?: for)?|run(?: to| for)?|stay(?: for)?|extend(?: it)?(?: to)?|use|keep going for|give (?:you|us|it))|make (?:it|this one|them)) (?:a |an |the |our |full |whole |about |around |to |up to |for )*(?:(?<n>\d{1,3}|" + Numerals.Spoken + @"|an?|one|two|three|four)(?<half> and a half)?[ -](?<u>minutes?|mins?|hours?)(?: and a (?<half>half))?)\b(?! (?:walk|break|of (?:silence|breathing|homework)|a day|every day|each day|before|later))", Clause.Plain)]
    private static partial Regex LengthOf();

    [GeneratedRegex(@"\b(?:(?<daily>every (?:single )?day|daily)|(?<third>every other day)|(?<three>three times a week)|(?<twice>twice a week|two times a week|twice weekly|(?:mondays?|tuesdays?|wednesdays?) and (?:wednesdays?|thursdays?|fridays?)|two sessions a week)|(?<fortnightly>every other week|every two weeks|every second week|fortnightly|once a fortnight)|(?<weekly>every week|weekly|once a week)|(?<monthly>monthly|once a month|every month))\b", Clause.Plain)]
    private static partial Regex Often();

    [GeneratedRegex(@"\b(?:see (?:you|each other)|(?:let's|we(?:'ll| could| should| can|'d)|shall we|can we|could we|why don't we|i'd like us to) (?:\w+ ){0,2}?(?:meet|do sessions|see|have sessions|go to|move to|switch to|make it|come in)|come (?:in|to me|here|see me)|i(?:'d like| want| need) (?:you|us) (?:here|in)|(?:our|the|your) sessions? (?:to|will be|go|become)|have you in|sessions (?:\w+ )?(?:twice|every))\b", Clause.Plain)]
    private static partial Regex OftenFrame();
}
