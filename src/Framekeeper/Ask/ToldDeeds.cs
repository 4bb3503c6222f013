using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>What an account says outright that the therapist did: a kiss, sex, hands where they do not belong, a picture, a declaration, a secret, borrowed money, a hug, a camera, pills. Each becomes the words of a turn that means no less, so that one judge weighs and cites it.</summary>
/// <remarks>Only forms that hardly mean anything else, of a therapist who is named by the trade or whom a pronoun can only mean; nothing dreamt, wished or feared. A judge of accounts learns from long tales, and says little of one bare sentence, in which the gravest is often told.</remarks>
internal static partial class ToldDeeds
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Me = " (?<whom>me|us|him|her|them)", Sexual = "(?:breasts?|boobs?|tits?|chest|nipples?|bum|arse|ass|butt|bottom|crotch|groin|private parts|privates|vagina|penis|genitals|(?:inner |upper )?thighs?|skirt|pants|knickers|underwear|bra)";

    private const string Clothes = "(?:clothes|top|t-?shirt|shirt|blouse|bra|trousers|pants|jeans|skirt|dress|underwear)";

    private static readonly (Regex Form, string Says)[] Forms =
    [
        (Advance(), "I want to sleep with you."), (Together(), "I want to sleep with you."), (Undress(), "I want to undress you."), (Love(), "I am in love with you."), (Shown(), "I want to sleep with you."), (Secret(), "Please keep this between us."), (Loan(), "Could you lend me money?"),
        (Card(), "Could you lend me money?"), (Home(), "Come and live with me."), (Held(), "Let me give you a hug."), (Filmed(), "I have been filming our sessions for myself."), (Drugs(), "Could you get me some xanax?"),
    ];

    /// <summary>As many letters before it as what makes it unreal stands in.</summary>
    private const int Before = 80;

    /// <summary>The deeds that an account tells, each kind where it is told first: once is enough to know, and however long an account, few are judged.</summary>
    public static IEnumerable<Retold> Of(string account)
    {
        var people = Retelling.PeopleIn(account);
        return Forms.SelectMany(form => form.Form.Matches(account).Where(told => Retelling.IsTherapists(told, people) && !IsUnreal(account, told.Index)).Take(1)
            .Select(told => new Retold(form.Says, told.Index, told.Index + told.Length, Outright: true)));
    }

    /// <summary>Whether what is told from there on was dreamt, wished or feared, as what stands before it says.</summary>
    public static bool IsUnreal(string account, int at) => Unreal().IsMatch(account.AsSpan(Math.Max(0, at - Before)..at));

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:kiss(?:es|ed|ing)?|groped|raped|molested|sexually (?:assaulted|abused))" + Me + "|(?:sleeps|slept|sleeping) with" + Me + "|(?:had|has|having|have) sex with" + Me + "|made love to" + Me
        + "|expos(?:es|ed) (?:himself|herself|themselves) to" + Me + "|(?:touch(?:es|ed|ing)?|grab(?:s|bed)|squeez(?:es|ed)|fondl(?:es|ed)|strok(?:es|ed)|rub(?:s|bed)|feels up|felt up|(?:puts?|slid|slides) (?:his|her|their|a) (?:hands?|fingers) (?:on|in|up|down|between|under|into)) my " + Sexual + @")\b", Plain)]
    private static partial Regex Advance();

    [GeneratedRegex(@"\b(?:(?:(?<we>we)|my (?:\w+ )?(?:" + Retelling.Therapist + "|t) and (?:i|me)|(?:me|i) and my (?:\\w+ )?(?:" + Retelling.Therapist + "|t))(?:['’]ve| (?:just|also|even|actually|once|finally|have|had|are|were|been|ended up|started|then))* (?:kissed|kissing|(?:had|having|have) sex|(?:slept|sleeping) together|made (?:love|out)|hooked up|(?:had|having|have) an affair)"
        + "|(?:slept|sleeping|(?:had|having) sex|(?:had|having) an affair|hooked up) with my (?:\\w+ )?(?:" + Retelling.Therapist + @"|t))\b", Plain)]
    private static partial Regex Together();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|tells?|told|wants?|wanted|gets|got)" + Me + " to|(?:makes?|made)" + Me + ") (?:undress|strip|get (?:naked|undressed)|take (?:(?:all )?my " + Clothes + " off|off (?:all )?my " + Clothes + ")|send (?:him|her|them) (?:a |some )?(?:nudes?|naked (?:pics?|pictures?|photos?)))\\b", Plain)]
    private static partial Regex Undress();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:says?|said|tells?|told|texts?|texted|wrote|writes|confessed|admitted)(?:" + Me + ")?(?: that)? (?:he|she|they)(?:['’]?s|['’]re| is| was| are| were| has| had)? (?:(?:so |really |also |been |deeply |completely )*(?:in love with|falling for|fallen for|attracted to|crazy about) me|loves? me|fancies me|wants? to (?:kiss|sleep with|be with|date|marry) me)\\b", Plain)]
    private static partial Regex Love();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + @" (?:(?:asks?|asked|tells?|told|wants?|wanted|begs?|begged|warns?|warned|makes?|made)" + Me + "(?: to)?(?: promise)?(?: to)? (?:keep (?:it|this|that|us|everything|things)(?: all| just| a)* (?:secret|quiet|between us|between the two of us)|(?:not|never)(?: to)? (?:tell|say (?:anything|a word) to|mention (?:it|this|us) to) (?:anyone|anybody|a soul|my (?:husband|wife|partner|boyfriend|girlfriend|mum|mom|dad|parents|family|friends?)|the (?:clinic|receptionist|front desk|supervisor|nurses?))))\\b", Plain)]
    private static partial Regex Secret();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + @" borrow(?:s|ed|ing)? (?:some |a bit of )?(?:money|cash|[$£€]? ?\d[\d,]*(?: ?(?:dollars|bucks|pounds|quid|euros?|grand|k))?|(?:a|fifty|sixty|eighty) ?(?:hundred|thousand|tenner|fiver|grand|dollars|bucks|pounds|quid|euros?)?) (?:from|off|off of)" + Me + @"\b", Plain)]
    private static partial Regex Loan();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:(?:sends?|sent|sending|texts?|texted|shows?|showed)" + Me + " (?:(?:a|an|some|this|these|his|her|their) )?(?:\\w+ )?(?:(?:dick|cock|tit|nude|naked|sexy|topless) ?(?:pics?|pictures?|photos?|selfies?)|nudes?|porn)|(?:asks?|asked|asking|wants? to know|wanted to know)(?:" + Me + ")? (?:(?:about )?what (?:i wear|i['’]m wearing|im wearing|i was wearing) (?:to|in) bed|(?:about|what colou?r is|to see) my (?:bra|knickers|panties|underwear))))\\b", Plain)]
    private static partial Regex Shown();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|asking)(?:" + Me + ")? for|wants?|wanted|(?:took|takes|uses|used)) my (?:\\w+ )?(?:(?:credit|debit|bank) ?cards?|card|pin(?: number)?|bank (?:details|account|login|password)|cvv)\\b(?! (?:on file|for the (?:fee|session|copay|co-pay)|to pay (?:for|the)|to book))", Plain)]
    private static partial Regex Card();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:wants?|wanted|asks?|asked|tells?|told|invited|begged)" + Me + " to|(?:suggested|says?|said) (?:that )?i (?:should|could|can)) (?:move in|live) with (?:him|her|them)\\b", Plain)]
    private static partial Regex Home();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:hugs?|hugged|cuddles?|cuddled|cradled|massages?|massaged)" + Me + "|(?:holds?|held|strokes?|stroked|rubs?|rubbed|caress(?:es|ed)) my (?:hands?|hair|face|cheeks?|arms?|back|shoulders?|neck|knees?|legs?|feet|foot)|(?:puts?|laid|rests?|rested) (?:his|her|their|a|an) (?:hands?|arms?) (?:on|around|round) (?:me|my (?:knees?|legs?|shoulders?|back|waist|neck|hips?)))\\b", Plain)]
    private static partial Regex Held();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:secretly (?:films?|filmed|filming|records?|recorded|recording|videoed|taped|photographed) (?:me|us|our|my|the)\\b|(?:(?:films?|filmed|filming|records?|recorded|recording|videoed|taped|photographed)(?:" + Me + "| our sessions?| the sessions?| my sessions?|(?: a)? (?:pictures?|videos?) of me)|(?:took|takes) (?:pictures?|photos?|videos?) of" + Me + ") (?:\\w+ )?(?:without (?:telling|asking|my|me)|secretly|in secret|behind my back|(?:and|but) (?:never|didn['’]?t) (?:asked|ask|told|tell)))", Plain)]
    private static partial Regex Filmed();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:gives?|gave|sells?|sold|offers?|offered|slipped)" + Me + " (?:(?:some of )?(?:his|her|their) (?:own )?(?:pills|meds|medication|tablets|xanax|valium|weed|ritalin|adderall)|(?:some |a few |a |an )?(?:pills?|tablets?|meds) (?:(?:that|which) (?:aren['’]?t|are not|isn['’]?t|is not|weren['’]?t|wasn['’]?t) prescribed|without a(?:ny)? prescription)|(?:some |a |a bit of )?(?:weed|joint|coke|cocaine|mdma|ketamine|shrooms|acid|ecstasy))\\b", Plain)]
    private static partial Regex Drugs();

    /// <summary>What stands before it makes it a dream, a wish, a fear or a question.</summary>
    [GeneratedRegex(@"\b(?:if|whether|dream\w*|daydream\w*|nightmares?|imagin\w+|wish\w*|hop(?:e|ed|ing)|want\w*|scared|afraid|terrified|worried|worry|fantas\w+|pretend\w*|feels? like|felt like|rumou?rs?)\b(?: [\w'’]+){0,4} ?\z", Plain)]
    private static partial Regex Unreal();
}
