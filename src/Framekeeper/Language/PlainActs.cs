using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>An act that a sentence carries on its face.</summary>
/// <param name="Start">In UTF-16 code units of the turn.</param>
public sealed record PlainAct(string Act, int Start, int End);

/// <summary>The grammar of what people plainly say: who asks (you, me), for what. It needs no training and no agreement; quotation, role play, refusal and teaching were passed over before.</summary>
/// <remarks>Only forms that hardly mean anything else stand here; everything hinted is the models' to find.</remarks>
internal static partial class PlainActs
{
    private const string Ask = @"(?:(?:could|can|would|will) (?:you|u|ya)(?: (?:please|maybe|possibly|just|be able to|be willing to|mind))*|any chance you (?:could|can)|do you think you (?:could|can)|i (?:need|want) you to|i(?:'d| would) (?:like|love|need) you to)";

    private const string Sum = @"(?:[$£€₹]? ?\d[\d,]*|an? (?:hundred|thousand|tenner|fiver|grand|couple|few)|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand|grand))|(?:some|any|a bit of|a little) (?:money|cash)|money|cash)";

    private const string Drugs = @"(?:weed|pot|cannabis|marijuana|coke|cocaine|pills|painkillers|xanax|valium|oxy(?:codone)?|codeine|adderall|ritalin|ketamine|mdma|molly|ecstasy|acid|mushrooms|shrooms|heroin|meth|speed|hash)";

    private const string Goods = @"(?:coffee|latte|flat white|cappuccino|espresso|tea|sandwich|lunch|breakfast|snack|drink|cake|bread|milk|groceries|shopping|cigarettes|beers?|wine|bottle|parcel|package|prescription|dry cleaning|pizza|burger|ice cream|newspaper|battery|batteries|charger)";

    private const string DrugWords = "weed pot cannabis marijuana coke cocaine pills painkillers xanax valium oxy oxycodone codeine adderall ritalin ketamine mdma molly ecstasy acid mushrooms shrooms heroin meth speed hash";

    private const string GoodsWords = "coffee latte white cappuccino espresso tea sandwich lunch breakfast snack drink cake bread milk groceries shopping cigarettes beer beers wine bottle parcel package prescription cleaning pizza burger cream newspaper battery batteries charger";

    private const string FetchWords = "grab grabbing get getting fetch bring buy pick picking order collect";

    private const string SumWords = "7 $7 hundred thousand tenner fiver grand couple few money cash ten twenty thirty forty fifty sixty seventy eighty ninety";

    private const string Outside = "boss|manager|employer|mum|mom|mother|dad|father|parents|husband|wife|partner|boyfriend|girlfriend|ex|sister|brother|son|daughter|family|friend|friends|teacher|school|neighbour|neighbor|landlord|colleague|coworker";

    private const string Meals = "dinner lunch drink drinks coffee beer beers pint meal";

    private static readonly (string Act, Regex Form, Needs Needs)[] Forms =
    [
        ("solicit.money", Money(), Language.Needs.All("lend loan spot sub advance give transfer wire venmo borrow", SumWords)),
        ("solicit.illegal", Illegal(), Language.Needs.All(DrugWords, "get score find buy bring sell give")),
        ("solicit.errand", Errand(), Language.Needs.All(FetchWords, GoodsWords).Or("drive_me a_lift me_lift a_ride me_ride")),
        ("solicit.intimacy", Intimacy(), Language.Needs.All("kiss undress sleep_with make_love turn_me turning_me attracted_to in_love falling_for falling_with stop_thinking photo photos picture pictures pic pics selfie selfies nudes hot sexy irresistible")),
        ("solicit.endorsement", Endorsement(), Language.Needs.All("review testimonial")),
        ("solicit.service", Service(), Language.Needs.All("fix fixing repair paint clean build translate proofread edit install babysit mow do look looking", "my our", "car brakes roof boiler house flat kitchen bathroom garden lawn fence website taxes tax accounts computer laptop kids children hair book article cv will lease contract")),
        ("solicit.social", Social(), Language.Needs.All(Meals, "want_to would_like you_like wanna fancy let's").Or("out_with away_with")),
        ("solicit.business", Business(), Language.Needs.All("invest put_money put_some buy_in", "company business start-up startup restaurant shop practice project").Or("buy_my rent_my")),
        ("solicit.influence", Influence(), Language.Needs.All("good_word a_word pull_strings pull_some pull_a")),
        ("solicit.secrecy", Secrecy(), Language.Needs.All("anyone anybody soul supervisor clinic director desk agency practice", "tell mention").Or("between_us between_you between_ourselves")),
        ("solicit.cause", Cause(), Language.Needs.All("petition campaign party church charity fundraiser candidate cause march rally", "my our")),
        ("touch", Touch(), Language.Needs.All("hug cuddle massage kiss hug_you hold_you stroke_your rub_your")),
        ("give.gift", Gift(), Language.Needs.All("bought_you got_you brought_you made_you knitted_you baked_you")),
        ("fee", OffTheBooks(), Language.Needs.All("the_books insurance_out")),
        ("breach", Breach(), Language.Needs.All(string.Join(' ', Outside.Split('|').Select(who => $"your_{who}")), "what_you everything_you")),
        ("control", Control(), Language.Needs.All("need_me only_one only_person")),
        ("pressure", Pressure(), Language.Needs.All("do_for done_for did_for")),
    ];

    /// <summary>What each form needs.</summary>
    public static IEnumerable<Needs> Needs => Forms.Select(form => form.Needs);

    public static void Find(Clause clause, List<PlainAct> found)
    {
        foreach (var (act, form, needs) in Forms)
        {
            // "Don't tell anyone" says no to telling and is the act itself.
            if (needs.Met(clause.Anchors) && form.Match(clause.Text) is { Success: true } match && (act is "solicit.secrecy" or "pressure" or "fee" || !clause.Negated(match)))
            {
                found.Add(new PlainAct(act, clause.Start + match.Index, clause.Start + match.Index + match.Length));
            }
        }
    }

    [GeneratedRegex(Ask + " (?:lend|loan|spot|sub|advance|give|transfer|wire|venmo) me " + Sum + @"\b|\b(?:can|could|may) i borrow " + Sum + @"\b|\bi (?:need|have) to borrow " + Sum + @"\b", Clause.Plain)]
    private static partial Regex Money();

    [GeneratedRegex(Ask + @" (?:get|score|find|buy|bring|sell|give) me (?:some |any |a few |a bit of |more |a little )?(?:of your )?" + Drugs + @"\b|\bknow (?:any(?:one|body)|some(?:one|body)|a guy) who (?:could|can|might|would) (?:get|sell|score|find) (?:me )?(?:some )?" + Drugs + @"\b", Clause.Plain)]
    private static partial Regex Illegal();

    [GeneratedRegex(Ask + @" (?:grab|grabbing|get|getting|fetch|bring|buy|pick up|picking up|order|collect) me (?:a |an |some |my |the |two |one )?(?:\w+ )?" + Goods + @"\b|" + Ask + @" (?:give me (?:a )?(?:lift|ride)|drive me)\b", Clause.Plain)]
    private static partial Regex Errand();

    [GeneratedRegex(@"\bi (?:want|need|long|have|'d love|would love) to (?:kiss|undress|sleep with|make love to) you\b|\byou(?:'re| are)? (?:really |so )?turn(?:ing)? me on\b|\bi(?:'m| am) (?:so |really |very )?(?:attracted to|in love with|falling (?:in love )?(?:for|with)) you\b|\bi (?:can't|cannot) stop thinking about you\b|\bsend me (?:a |some )?(?:photos?|pictures?|pics?|selfies?|nudes?) of (?:you|yourself)\b|\byou(?: look|'re| are) (?:so |really |very )?(?:hot|sexy|irresistible)\b", Clause.Plain)]
    private static partial Regex Intimacy();

    [GeneratedRegex(@"\b(?:leave|write|post|give) (?:me|us) an? (?:\w+[- ]?){0,2}(?:review|testimonial)\b|\b(?:leave|write|post) an? (?:\w+[- ]?){0,2}(?:review|testimonial) (?:for|of|about|on) (?:me|us|my|our|google|yelp|trustpilot)\b", Clause.Plain)]
    private static partial Regex Endorsement();

    [GeneratedRegex(Ask + @" (?:fix|fixing|repair|paint|clean|build|translate|proofread|edit|install|babysit|mow|do|look (?:at|over)|looking (?:at|over)) (?:my|our) (?:own )?(?:car|brakes|roof|boiler|house|flat|kitchen|bathroom|garden|lawn|fence|website|taxes|tax return|accounts|computer|laptop|kids|children|hair|book|article|cv|will|lease|contract)\b", Clause.Plain)]
    private static partial Regex Service();

    [GeneratedRegex(@"\b(?:do you want to|would you like to|wanna|want to|fancy|let's) (?:have|having|get|getting|grab|grabbing|go for|going for|go out for|meet for) (?:a |an |some )?(?:dinner|lunch|drinks?|coffee|beers?|pint|meal)\b(?! (?:alone|by yourself|with (?!me\b|us\b)))|\b(?:come|go) (?:out|away) with (?:me|us)\b", Clause.Plain)]
    private static partial Regex Social();

    [GeneratedRegex(@"\b(?:want to|like to|wanna|could you|would you|you (?:could|should)) (?:invest|put (?:some )?money|buy) in(?:to)? my (?:company|business|start-?up|restaurant|shop|practice|project)\b|\b(?:could|would|will) you (?:buy|rent) my \w+", Clause.Plain)]
    private static partial Regex Business();

    [GeneratedRegex(Ask + @" (?:put in a (?:good )?word|pull (?:some |a few )?strings)\b(?=.*\b(?:me|my|us|our)\b)", Clause.Plain)]
    private static partial Regex Influence();

    [GeneratedRegex(@"\b(?:don't|do not|never|please don't|you mustn't|best not|better not|no need to) (?:ever )?(?:tell|mention (?:it|this|that)? ?to) (?:anyone|anybody|a soul|(?:my|the) (?:supervisor|clinic|director|front desk|agency|practice))\b(?=.*\b(?:this|us|it|we|me)\b)|\b(?:let's|please|can we|could we) keep (?:this|it|that) (?:just )?between (?:us|you and me|ourselves)\b", Clause.Plain)]
    private static partial Regex Secrecy();

    [GeneratedRegex(Ask + @" (?:sign|vote for|donate to|join|sign up for|volunteer (?:for|at)|come to) (?:my|our) (?:\w+ )?(?:petition|campaign|party|church|charity|fundraiser|candidate|cause|march|rally)\b", Clause.Plain)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(?:let me|i(?:'d| would) like to|i want to|can i|may i) (?:give you a (?:hug|cuddle|massage|kiss)|hug you|hold you|massage your|stroke your|rub your)\b|\bgive me a (?:hug|kiss|cuddle)\b", Clause.Plain)]
    private static partial Regex Touch();

    [GeneratedRegex(@"\bi(?:'ve)? (?:bought|got|brought|made|knitted|baked) you (?:a|an|some|this|these|something)\b(?! (?:\w+ )?(?:handout|worksheet|form|copy|leaflet|list|tissue|appointment|glass|chair|sheet|booklet|referral|diary|question|promise))", Clause.Plain)]
    private static partial Regex Gift();

    [GeneratedRegex(@"\boff the books\b|\bleave (?:the |your )?insurance out\b|\b(?:won't|don't|not) put it through the books\b", Clause.Plain)]
    private static partial Regex OffTheBooks();

    [GeneratedRegex(@"\bi(?:'ve| have)? (?:just |also |already )?(?:told|rang|called|phoned|emailed|messaged|texted|wrote to|spoke to|talked to) your (?:" + Outside + @")\b(?=.*\b(?:what|everything) you(?:'ve| have)? (?:said|told|say|tell)\b)(?!.*\b(?:as (?:we|you)|because you|you (?:asked|wanted|signed|agreed|said i could)|your (?:consent|permission|leave))\b)", Clause.Plain)]
    private static partial Regex Breach();

    [GeneratedRegex(@"\byou (?:only|just) need me\b|\bi(?:'m| am) the only (?:one|person) (?:who|that) (?:really )?(?:understands|gets|can help) you\b", Clause.Plain)]
    private static partial Regex Control();

    [GeneratedRegex(@"\bafter (?:all|everything) (?:that )?i(?:'ve| have)? (?:done|did|do) for you\b", Clause.Plain)]
    private static partial Regex Pressure();
}
