using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>Sums that are named as the price of treatment; any other sum is the client's own affair.</summary>
internal static partial class Prices
{
    private const string Ends = "today tonight please now next january february march april may june july august september october november december session visit time hour week month day square even quits you";

    private static readonly Needs Small = Language.Needs.All("7 one two three four five six seven eight nine", "dollar dollars bucks quid pound pounds euro euros rupees rand shilling shillings naira peso pesos franc francs zloty reais usd eur gbp cad aud nzd inr zar chf kes");

    private static readonly (Regex Frame, Needs Needs)[] Frames =
    [
        (Till(), Language.Needs.All(Numerals.Anchors, "that'll_be that_will it'll_be it_will would_be that'd_be comes_to makes_it let's_call let's_say call_it make_it let's_make we'll_say so_that's")),
        (Said(), Language.Needs.All(Numerals.Anchors, "that's that_is it's it_is we're_at you're_at let's_do we'll_do could_do comes_to", Ends)),
        (Fee(), Language.Needs.All(Numerals.Anchors, "fee fees rate rates charge price copay copay's fee's co-pay copayment session sessions sessions's session's")),
        (Charge(), Language.Needs.All(Numerals.Anchors, "charge charging bill billing invoice invoicing ask_for asking take owe get have pay leave give send bring venmo paypal zelle transfer slip put putting raise raising move moving drop dropping going gone goes taking bringing up_to down_to")),
        (Bare(), Language.Needs.All(Numerals.Anchors, "please thanks square even quits for_today for_tonight for_the for_this would ready")),
    ];

    public static readonly Needs Needs = Language.Needs.Any([.. Frames.Select(frame => frame.Needs), Small]);

    /// <summary>"It'll be eleven" is an hour.</summary>
    private const decimal Noon = 12;

    private const string Sum =
        @"(?:(?<sign>US\$|A\$|C\$|[$£€₹¥]) ?(?<n>\d[\d,]*(?:\.\d{1,2})?)(?<sign>€| ?(?:usd|eur|gbp|cad|aud|nzd))?\b" +
        @"|\b(?<n>\d[\d,]*(?:\.\d{1,2})?(?!\d|[:/%-]|(?:st|nd|rd|th)\b)|" + Numerals.Spoken + @"\b)(?:(?<sign>[€£$])| ?(?<sign>dollars?|bucks|quid|pounds?|euros?|rupees|rand|shillings?|naira|pesos?|francs?|kron(?:er|or)|zloty|reais|usd|eur|gbp|cad|aud|nzd|inr|zar|chf|kes)\b)?)";

    private const string Day = "(?:today|tonight|this (?:one|time|session|week|month)|the (?:session|hour|visit|month|two of you|day)|our (?:session|hour)|each (?:session|time|visit)|both of you)";

    /// <summary>What makes a sum the price of treatment, after it.</summary>
    private const string Tail = @"(?<tail>,? (?:for " + Day + @"|today\b|tonight\b|please\b|from (?:today|tonight|now|next|this|january|february|march|april|may|june|july|august|september|october|november|december|the first)\b|and we're (?:square|even|quits)\b|(?:a|an|per|each|every) (?:session|visit|time|hour|week|month)\b(?! (?:for|at|on|in)\b)))";

    public static void Find(Clause clause)
    {
        foreach (var (frame, needs) in Frames)
        {
            if ((needs.Met(clause.Anchors) || Small.Met(clause.Anchors)) && frame.Match(clause.Text) is { Success: true } match && Numerals.Read(match.Groups["n"].Value) is { } sum && (sum > Noon || match.Groups["sign"].Success || match.Groups["tail"].Success))
            {
                var proposes = !clause.OfOthers && !Scale().IsMatch(clause.Text) && !clause.Negated(match.Groups["n"]);
                clause.Add(TermKind.Price, match.Groups["sign"].Value.Trim().ToLowerInvariant(), sum, match.Groups["sum"], proposes);
                if (Per().Match(clause.Text, match.Groups["n"].Index) is { Success: true } per)
                {
                    clause.Add(TermKind.Per, per.Groups["per"].Value.ToLowerInvariant(), null, per, proposes);
                }

                return;
            }
        }
    }

    /// <summary>As at a till: "that'll be forty".</summary>
    [GeneratedRegex(@"\b(?:that'll be|that will be|that would be|that'd be|that comes to|that makes it|it'll be|it will be|let's (?:call|say) (?:it )?|call it|(?:let's make it|make it|we'll say|so that's)(?= (?:the |just |only |another )?(?:[$£€₹¥]|[^.!?]*?(?:dollars|bucks|quid|pounds|euros?|for |from |please))))(?: the| just| only| another)? ?(?<sum>" + Sum + @")(?:" + Tail + @"|,? (?:then|so|love|dear|now|altogether)\b|(?<=[$£€].*|dollars|bucks|quid|pounds|euros?|rupees|rand|shillings)(?=$|[.,!?])|(?=[.!]?$))(?! (?:minutes|percent|years|times|pages|steps))", Clause.Plain)]
    private static partial Regex Till();

    /// <summary>"It's sixty for today": weaker words need their tail.</summary>
    [GeneratedRegex(@"\b(?:that's|that is|it's|it is|comes to|we're at|you're at|let's do|we'll do|we could do)(?: the| just| only| now| still| going to be)*? ?(?<sum>" + Sum + ")" + Tail, Clause.Plain)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(?:my|the|our|your) (?:session |hourly |full |new |usual |regular |current |reduced |weekly |monthly |therapy |standard )?(?:fee|fees|rate|charge|price|copay|co-pay|copayment)\b(?: for \w+| a session| per session)?(?:'s| is| goes| will be| would be| becomes| has gone| went| to| at| of| from| up| down| now| going| changes| stays|,| \w+ly| be)* ?(?<sum>" + Sum + @")(?! ?(?:minutes|percent|%|years|times|weeks|days|hours))" + @"|(?<sum>" + Sum + @") (?:copay|co-pay|fee)\b|\b(?:the|a|each|our|your) sessions?(?:'s| is| are| costs?| will be| would be)(?: now| still)? (?<sum>" + Sum + ")(?<=[$£€].*|dollars|bucks|quid|pounds?|euros?|rupees|rand|shillings|naira|pesos|francs)", Clause.Plain)]
    private static partial Regex Fee();

    [GeneratedRegex(@"\b(?:(?:i|we)(?:'ll|'d|'m|'re| will| would| am| are| have to| need to| can| could| must|'ve to| only)? ?(?:just |now |only |have to |need to |going to |be )*(?:charge|charging|bill|billing|invoice|invoicing|ask for|asking(?: for)?|take)(?: you| it| this| them both)?(?: up| at| for (?:it|this|today|the session|each session))?(?: as| at)?|you owe(?: me| us)?|(?:can|could|may) i (?:get|have|take|ask for)|you can (?:pay|leave|give|send|bring)(?: me| us| it)?|(?:pay|give|send|venmo|paypal|zelle|transfer|slip)(?: me| us)|(?:put|putting|raise|raising|bring|bringing|move|moving|drop|dropping|take|taking) (?:the|my|your) (?:fee|rate|price|charge)s?(?: up| down)? to|(?:put|putting|move|moving) you (?:up |down )?to|(?:we're|i'm|fees?|rates?|price) (?:going |gone |goes )?(?:up|down) to)(?: the| just| only| another)? (?<sum>" + Sum + @")(?! ?(?:minutes|percent|%|years|times|days|hours|weeks|pages|words|things|next|more|sessions|of))", Clause.Plain)]
    private static partial Regex Charge();

    /// <summary>"Sixty euro, please": the sum is all there is.</summary>
    [GeneratedRegex(@"^\W*(?:(?:so|and|right|okay|ok|now|well|um|uh|just|then|the|that's|alright|yeah|yes)\W+)*(?<sum>" + Sum + @")(?:,? (?:please|thanks|if you would|when you're ready)|,? (?:for (?:today|tonight|the session|the hour|this session|this one)(?=[.!?]|$|,? (?:please|then|love|dear))|and we're (?:square|even|quits)))", Clause.Plain)]
    private static partial Regex Bare();

    /// <summary>A scale that is open to all names its ends.</summary>
    [GeneratedRegex(@"\b(?:scale|band|bands)\b", Clause.Plain)]
    private static partial Regex Scale();

    [GeneratedRegex(@"\b(?:(?:a|an|per|each|every|for the) (?<per>session|hour|week|fortnight|month|visit|term|year)|(?<per>weekly|monthly|hourly))\b", Clause.Plain)]
    private static partial Regex Per();
}

/// <summary>Ways to pay for treatment.</summary>
internal static partial class Methods
{
    public static readonly Needs Needs = Language.Needs.All("cash cashapp card cards card's cash's venmo's zelle's paypal's cheque cheques venmo paypal zelle revolut transfer standing_order direct_debit bizum mpesa m-pesa pesa mobile_money crypto bitcoin apple_pay "
        + string.Join(' ', "a by in with your personal my".Split(' ').SelectMany(before => new[] { $"{before}_check", $"{before}_checks" })));

    private const string Method =
        @"(?<m>cash(?! ?app)|cash ?app|(?:credit |debit |bank )?cards?\b(?<!(?:diary|skills|index|thank-you|birthday|business|report|bus|gift|christmas|playing|coping|cue|id|library|flash|post|green|sim) cards?)|cheques?|(?<=\b(?:a|by|in|with|your|personal|my) )checks?(?! (?:in|on|up|with|out|that|the|how|if|whether))|venmo|paypal|zelle|revolut|bank transfer|wire transfer|standing order|direct debit|bizum|m-?pesa|mobile money|gift cards?|crypto|bitcoin|apple pay)";

    public static void Find(Clause clause)
    {
        var frame = Paid().Match(clause.Text) is { Success: true } paid ? paid
            : Asked().Match(clause.Text) is { Success: true } asked ? asked
            : Fine().Match(clause.Text);
        if (frame.Success)
        {
            var method = frame.Groups["m"];
            clause.Add(TermKind.Method, method.Value.ToLowerInvariant(), null, method, !clause.OfOthers && !clause.Negated(method) && !Earlier().IsMatch(clause.Text));
        }
    }

    [GeneratedRegex(@"\b(?:pay|paying|payment|settle|settling|settle up|transfer)\b(?:,? (?!not\b)[\w'$£€]+){0,5}? ?(?:in|by|with|on|through|via|over|using|to my|from your|a|the|your|just)? ?\b" + Method + @"\b|\b(?<m>venmo|zelle|paypal|cash ?app|revolut) (?:me|it to me|it over|us)\b|\b(?:send|sending|transfer) (?:it|that|the fee|the money|me \w+|the rest)(?: over| across| to me)?(?: by| through| via| on| with| over) " + Method + @"\b", Clause.Plain)]
    private static partial Regex Paid();

    [GeneratedRegex(@"\b(?:could|can|would|will) (?:you|we|i)(?: please| maybe| possibly| just)? (?:do|bring|use|get|have|take|give me|leave me|make it|switch to|go with|write me|mind|put it on)\b(?: \w+){0,2}? ?" + Method + @"\b|\b(?:i'd|i would|i) (?:much )?(?:rather|prefer|like|take|need)(?: to take| to have| have| take| it| this one| you to use)?(?: in| by| on)?(?: a| the| your)? ?" + Method + @"\b|\b(?:do|would) you have (?:it|that|this|the \w+) in " + Method + @"\b|, " + Method + @",? please\b|\blet's (?:do|use|make it|go with|keep it|say)(?: this (?:one|time))?(?: in| a| by)? ?" + Method + @"\b|\b(?:bring|give me|leave|hand me|make it|just|only)(?: it| that| the \w+| me)?(?: in| as)?(?: a)? " + Method + @"(?= (?:this time|next time|from now|for (?:today|this|the session|now)|today|instead|please|next week|if)|[,.!?]|$)", Clause.Plain)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b" + Method + @"(?: is|'s| works| would be|'d be| will do|'ll do)? (?:fine|easier|easiest|best|better|simpler|only|instead|this time|next time|from now on|for (?:today|this one)|today)\b|^\W*" + Method + @",? (?:please|will do|this time|only|is fine)", Clause.Plain)]
    private static partial Regex Fine();

    [GeneratedRegex(@"\b(?:paid|used to|last (?:time|week|year)|went with|was|were)\b", Clause.Plain)]
    private static partial Regex Earlier();
}
