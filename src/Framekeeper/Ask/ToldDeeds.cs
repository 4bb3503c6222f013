using System.Text.RegularExpressions;

namespace Framekeeper.Ask;

/// <summary>What an account says outright that the therapist did: a kiss, sex, hands where they do not belong, a picture, a declaration, a secret, borrowed money, a hug, a camera, pills. Each becomes the words of a turn that means no less, so that one judge weighs and cites it.</summary>
/// <remarks>Only forms that hardly mean anything else, of a therapist who is named by the trade or whom a pronoun can only mean; nothing dreamt, wished or feared. A judge of accounts learns from long tales, and says little of one bare sentence, in which the gravest is often told.</remarks>
internal static partial class ToldDeeds
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Me = " (?<whom>me|us|him|her|them)", Sexual = "(?:breasts?|boobs?|tits?|chest|nipples?|bum|arse|ass|butt|bottom|crotch|groin|private parts|privates|vagina|penis|genitals|(?:inner |upper )?thighs?|skirt|pants|knickers|underwear|bra)";

    private const string Clothes = "(?:clothes|top|t-?shirt|shirt|blouse|bra|trousers|pants|jeans|skirt|dress|underwear)";

    private const string Outside = "boss|manager|employer|work|mum|mom|mam|mother|dad|father|parents?|husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|ex|sister|brother|son|daughter|kids?|family|aunt|uncle|cousin|gran|friends?|mates?|teacher|school|tutor|neighbou?rs?|landlord|landlady|pastor|priest|vicar|rabbi|imam|church|colleagues?|co-?workers?|roommate|flatmate";

    /// <summary>The therapist and the client, by name, and what stands between them and what they did.</summary>
    private const string Both = "(?:my (?:\\w+ )?(?:" + Retelling.Therapist + "|t) and (?:i|me)|(?:me|i) and my (?:\\w+ )?(?:" + Retelling.Therapist + "|t))",
        Have = "(?:['’](?:ve|re)| (?:just|also|even|actually|once|finally|now|both|have|had|are|were|been|ended up|started|began|then))*";

    private const string Telling = "(?:tell|say (?:anything|a word) to|mention (?:it|this|us|that|our \\w+) to)";

    private const string Own = "my (?:husband|wife|partner|boyfriend|girlfriend|mum|mom|dad|parents|family|friends?)", Hearers = "anyone|anybody|a soul|(?:his|her|their) (?:husband|wife|partner|supervisor|boss|manager|colleagues?)|the (?:clinic|receptionist|front desk|supervisor|nurses?|office|practice|agency|app|board)";

    private const string Looks = "hair|haircut|dress|outfit|smile|eyes|looks?|clothes|shoes|shirt|top|make-?up|nails|glasses|jacket|coat|jumper|sweater", Lives = "kids?|children|son|daughter|wife|husband|marriage|divorce|ex|ex-\\w+|boyfriend|girlfriend|partner|mother|father|mum|mom|dad|family|life|problems?|troubles?|issues|health|illness|dog|cat|house|holidays?|vacations?|money|debts?|boss|depression|anxiety|breakup|break-up|custody \\w+";

    /// <param name="Says">What a therapist says who does that.</param>
    /// <param name="Unless">What makes it right wherever the account tells it.</param>
    private sealed record Deed(Regex Form, string Says, Regex? Unless = null);

    private static readonly Deed[] Forms =
    [
        new(Advance(), "I want to sleep with you."), new(Flirts(), "I want to sleep with you."), new(Together(), "I want to sleep with you."), new(Undress(), "I want to undress you."), new(Love(), "I am in love with you."), new(Shown(), "I want to sleep with you."), new(Secret(), "Please keep this between us."), new(Loan(), "Could you lend me money?"),
        new(Card(), "Could you lend me money?"), new(Home(), "Come and live with me."), new(Held(), "Let me give you a hug."), new(Out(), "Would you like to have a coffee with me on Saturday, as friends?"), new(Hired(), "I need an assistant. Would you come and work for me at my practice?"), new(Comforted(), "Could you comfort me? I have nobody else to talk to."), new(Filmed(), "I have been filming our sessions for myself."), new(Drugs(), "Could you get me some xanax?"),
        new(AskedOut(), "I am attracted to you. Would you like to have dinner with me?"), new(Passed(), "I told your boss what you said here."), new(Threat(), "After all that I have done for you."), new(Stay(), "After all that I have done for you."),
        new(Leave(), "Leave your husband. You only need me.", Harmed()), new(Troubles(), "Honestly I have been drinking too much since my wife left me."), new(Study(), "Could you sign up for my campaign?"), new(Raised(), "We leave the insurance out of it, off the books."),
        new(False(), "Could you lie to your insurance for me? It stays off the books."), new(Came(), "Do you want to have dinner? I could come round to your place on Saturday."),
        new(Himself(), "Honestly I have been drinking too much since my wife left me."), new(Public(), "Let's have our next session in a cafe."),
    ];

    /// <summary>What may be cruel, or part of the work.</summary>
    private static readonly Deed[] Odd = [new(Harsh(), "After all that I have done for you."), new(Curious(), "I want to sleep with you."), new(Matched(), "I want to sleep with you."), new(Near(), "I could come round to your place on Saturday."), new(Compliment(), "You look so nice today.")];

    /// <summary>As many letters before it as what makes it unreal stands in.</summary>
    private const int Before = 80;

    /// <summary>The deeds that an account tells, each kind where it is told first: once is enough to know, and however long an account, few are judged.</summary>
    public static IEnumerable<Retold> Of(string account)
    {
        var people = Retelling.PeopleIn(account);
        return [.. Told(Forms).Select(told => told with { Outright = true }), .. Told(Odd).Select(told => told with { Odd = true })];

        IEnumerable<Retold> Told(Deed[] deeds) => deeds
            .Where(deed => deed.Unless?.IsMatch(account) != true)
            .SelectMany(deed => deed.Form.Matches(account).Where(told => Retelling.IsTherapists(told, people) && !IsUnreal(account, told.Index)).Take(1).Select(told => new Retold(deed.Says, told.Index, told.Index + told.Length)));
    }

    /// <summary>Whether what is told from there on was dreamt, wished or feared, as what stands before it says.</summary>
    public static bool IsUnreal(string account, int at) => Unreal().IsMatch(account.AsSpan(Math.Max(0, at - Before)..at));

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:kiss(?:es|ed|ing)?|groped|raped|molested|sexually (?:assaulted|abused))" + Me + "|(?:sleeps|slept|sleeping) with" + Me + "|(?:had|has|having|have) sex with" + Me + "|made love to" + Me
        + "|expos(?:es|ed) (?:himself|herself|themselves) to" + Me + "|(?:touch(?:es|ed|ing)?|grab(?:s|bed)|squeez(?:es|ed)|fondl(?:es|ed)|strok(?:es|ed)|rub(?:s|bed)|feels up|felt up|(?:puts?|slid|slides) (?:his|her|their|a) (?:hands?|fingers) (?:on|in|up|down|between|under|into)) my " + Sexual + @")\b", Plain)]
    private static partial Regex Advance();

    [GeneratedRegex(@"\b(?:(?:(?<we>we)|" + Both + ")" + Have + " (?:kissed|kissing|(?:had|having|have) sex|(?:slept|sleeping) together|made (?:love|out)|making out|hook(?:ed|ing) up|(?:had|having|have) (?:an affair|a fling))"
        + "|" + Both + Have + " (?:date|dated|dating|got together|get together|(?:fallen|fell|falling) in love|in love|in an? (?:(?:romantic|sexual|secret|physical|real|serious|proper) )?relationship|a couple|seeing each other|lovers)"
        + "|(?<we>we)" + Have + " (?:dated|dating|a couple|in an? (?:(?:romantic|sexual|secret|physical|real|serious|proper) )?relationship|seeing each other|in love) (?:since|after|while|even though|although) (?:i|he|she|they|therapy|treatment|the sessions)\\b[^.!?\\n]{0,40}\\b(?:clients?|patients?|therapy|treatment|sessions?)"
        + "|(?:slept|sleeping|(?:had|having) sex|(?:had|having) (?:an affair|a fling)|hook(?:ed|ing) up|ma(?:de|king) out|dating|in an? (?:(?:romantic|sexual|secret|physical|real) )?relationship|(?:a|an) (?:romantic|sexual|secret|physical) relationship) with my (?:\\w+ )?(?:" + Retelling.Therapist + @"|t)"
        + "|dating my (?:\\w+ )?(?:" + Retelling.Therapist + "|t)|seeing my (?:\\w+ )?(?:" + Retelling.Therapist + "|t)\\b[^.!?\\n]{0,30}\\b(?:romantically|sexually))\\b", Plain)]
    private static partial Regex Together();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|tells?|told|wants?|wanted|gets|got)" + Me + " to|(?:makes?|made)" + Me + ") (?:undress|strip|get (?:naked|undressed)|take (?:(?:all )?my " + Clothes + " off|off (?:all )?my " + Clothes + ")|send (?:him|her|them) (?:a |some )?(?:nudes?|naked (?:pics?|pictures?|photos?)))\\b|" + Retelling.Asker + Retelling.Manner + " (?:asks?|asked|asking|begs?|begged)(?: me)? for (?:a |an |some |more )?(?:nudes?|(?:naked|topless|nude|sexy|dirty) (?:pics?|pictures?|photos?|selfies?|videos?)|(?:pics?|pictures?|photos?) of my " + Sexual + ")\\b", Plain)]
    private static partial Regex Undress();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:says?|said|tells?|told|texts?|texted|wrote|writes|confessed|admitted)(?:" + Me + ")?(?: that)? (?:he|she|they)(?:['’]?s|['’]re| is| was| are| were| has| had)? (?:(?:so |really |also |been |deeply |completely )*(?:in love with|falling for|fallen for|attracted to|crazy about) me|(?:dreams?|dreamt|dreamed|dreaming|fantasi[sz](?:es?|ed|ing)) (?:about|of) me|can['’]?t stop thinking about me|loves? me|fancies me|wants? to (?:kiss|sleep with|be with|date|marry) me)\\b", Plain)]
    private static partial Regex Love();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|tells?|told|wants?|wanted|begs?|begged|warns?|warned|makes?|made)" + Me + "(?: to)?(?: promise)?(?: to)? (?:keep (?:it|this|that|us|everything|things)(?: all| just| a)* (?:secret|quiet|between us|between the two of us)|(?:not|never)(?: to)? " + Telling + " (?:" + Hearers + "|" + Own + "))"
        + "|(?:(?:says?|said|saying)(?: to)? (?:not to|never to|don['’]?t)|(?:says?|said|tells?|told)(?:" + Me + ")?(?: that)? i (?:shouldn['’]?t|should not|must not|mustn['’]?t|can['’]?t|cannot)) " + Telling + " (?:" + Hearers + "|" + Own + " (?:about (?:us|this|it|our|what we|him|her|them)|(?:that|what) we|we))"
        + "|(?:asks?|asked|tells?|told|wants?|wanted|makes?|made|had|has)" + Me + " (?:to )?delete (?:all )?(?:of )?(?(pronoun)(?:his|her|their|our|the)|our) (?:\\w+ )?(?:messages?|texts?|chats?|e-?mails?|photos?|pictures?|conversations?))\\b", Plain)]
    private static partial Regex Secret();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:flirt(?:s|ed|ing)? with" + Me + "|(?:hits?|hitting) on" + Me + "|(?:comes?|came|coming) on to" + Me + "|(?:makes?|made|making) an? (?:pass|move|advances?) (?:at|on|towards?)" + Me + "|(?:calls?|called|calling)" + Me + " (?:babe|baby|sexy|gorgeous)"
        + "|(?:sends?|sent|sending)" + Me + " (?:(?:a|some|love|red|kissy|heart|kissing) )*(?:hearts?|heart emojis?|kiss(?:es)?|kiss emojis?|love letters?|love poems?|valentines?(?: card)?)|(?:(?:asks?|asked|tells?|told|wants?|wanted|gets|got)" + Me + " to|(?:makes?|made|had)" + Me + "|invited" + Me + " to) (?:sit (?:on|in) (?:his|her|their) (?:lap|knees?)|lie down (?:next to|beside|with) (?:him|her|them))"
        + "|(?:ended|ends|stopped|quit|finished) (?:(?:the|our|my|being|seeing|me|as) )*(?:therapy|treatment|sessions|work|therapist|counsell?or)(?: with me)?,? (?:(?:so|in order) )?(?:that )?(?:we (?:can|could)|to) (?:date|be together|go out|be a couple|have sex|be with me|date me))\\b", Plain)]
    private static partial Regex Flirts();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|asking|invites?|invited|inviting)" + Me + " (?:out )?(?:for|to) (?:(?:a|some|go) )*(?:coffee|lunch|brunch|tea|pint|beers?|pizza|meal|breakfast|cocktails?)|(?:takes?|took|taking)" + Me + " (?:out )?(?:for|to) (?:(?:a|some) )?(?:lunch|brunch|pints?|beers?|breakfast|meal|the cinema|the movies))\\b", Plain)]
    private static partial Regex Out();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:offers?|offered|offering)" + Me + " (?:(?:a|an|some|part[- ]time|paid|cash|weekend|summer) )*(?:jobs?|work|position|shifts?|gig) (?:as|in|at|with|for|on|doing|cleaning|minding|babysitting)|(?:gave|gives)" + Me + " (?:a|an) (?:(?:part[- ]time|paid|cash|weekend|summer) )*job (?:as|in|at|with|doing|cleaning|minding|babysitting)|(?:hires?|hired|employs?|employed)" + Me + ")\\b", Plain)]
    private static partial Regex Hired();

    /// <summary>Who holds whom is turned round.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:cried|cries|crying|broke down|breaks down|sobbed|wept|was upset|got upset|starts? crying|started crying)(?: (?:in|during|today|again|last|week|the|our|my|session|about|his|her|their|\\w+)){0,5}?,? (?:and|so|then)(?: then)? i (?:had to|ended up|have to|was the one|always)(?: just| be the one)* (?:(?:comfort|consol|hold|hugg?|calm|sooth|cheer)(?:e|ing)?(?: up| down)?|look(?:ing)? after|tak(?:e|ing) care of) (?:him|her|them)\\b", Plain)]
    private static partial Regex Comforted();

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

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:secretly (?:films?|filmed|filming|records?|recorded|recording|videoed|taped|photographed) (?:me|us|our|my|the)\\b|(?:(?:films?|filmed|filming|records?|recorded|recording|videoed|taped|photographed)(?:" + Me + "| our sessions?| the sessions?| my sessions?|(?: a)? (?:pictures?|videos?) of me)|(?:took|takes) (?:pictures?|photos?|videos?) of" + Me + "|(?:records?|recorded|recording|films?|filmed|filming|tapes?|taped)(?: (?:it|everything|us|me|all))?(?: on (?:zoom|video|teams|(?:his|her|their|the) (?:phone|laptop|computer|tablet))))(?:,? (?:but|and|though|although) i)? (?:\\w+ )?(?:agreed|consented|signed(?: anything| a form)?|said yes|said ok|knew|without (?:telling|asking|my|me)|secretly|in secret|behind my back|(?:and|but) (?:never|didn['’]?t) (?:asked|ask|told|tell)))", Plain)]
    private static partial Regex Filmed();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:gives?|gave|sells?|sold|offers?|offered|slipped)" + Me + " (?:(?:some of )?(?:his|her|their) (?:own )?(?:pills|meds|medication|tablets|xanax|valium|weed|ritalin|adderall)|(?:some |a few |a |an )?(?:pills?|tablets?|meds) (?:(?:that|which) (?:aren['’]?t|are not|isn['’]?t|is not|weren['’]?t|wasn['’]?t) prescribed|without a(?:ny)? prescription)|(?:some |a |a bit of )?(?:weed|joint|coke|cocaine|mdma|ketamine|shrooms|acid|ecstasy))\\b", Plain)]
    private static partial Regex Drugs();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|asking)" + Me + " (?:out\\b(?! of)|(?:out )?on a date|(?:to go )?(?:out )?for (?:a )?(?:date|drinks?|dinner))|(?:takes?|took|taking)" + Me + " (?:out )?(?:on a date|for (?:drinks|dinner|a drink|cocktails))|(?:says?|said|wants?|wanted|offer(?:s|ed)|suggest(?:s|ed)|talks?|talked)(?:" + Me + ")?[^.!?\\n]{1,60}? (?:so|and then|then) (?:that )?we (?:can|could) (?:date|be together|go out together|be a couple|sleep together|have sex|get married|marry)|matched with" + Me + @")\b", Plain)]
    private static partial Regex AskedOut();

    /// <summary>Not to a doctor, whom one signs for, nor where there is danger to a life, nor with leave.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:tells?|told|telling|called|calls|rang|phoned|e-?mailed|messaged|texted|wrote to|(?:spoke|speaks|talks|talked|went|goes) to) my (?:\\w+ )?(?:" + Outside + ")(?: (?:everything|all|some|things|stuff|something|private|personal|that|and|told|them|him|her))* (?:(?:of )?what (?:i|we)(?:['’]ve|['’]d| have| had)? (?:said|say|told|tell|talked?|talk|discussed?|shared?)|(?:things|stuff|something|everything) (?:i|we)(?:['’]ve|['’]d| have| had)? (?:said|told|talked|shared)|about (?:me|our sessions?|my (?!homework|progress|attendance|appointments?|bill)\\w+)|i['’]?(?:m|ve| am| have| was| had)|my secrets?)\\b"
        + @"(?![^.!?\n]*\b(?:suicid\w*|self[- ]?harm\w*|kill (?:myself|me)|overdos\w*|danger\w*|(?:with|had|gave) (?:my|him my|her my) (?:consent|permission|ok|okay|leave)|i (?:agreed|asked|signed|said (?:it was |that was |that is )?(?:ok|okay|fine|yes))|we(?:['’]d)? agreed|as agreed)\b)", Plain)]
    private static partial Regex Passed();

    /// <summary>Not to fetch help: an ambulance, the police, a ward.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:threatens?|threatened|threatening) (?:" + Me + " )?(?:to (?:tell|out me|expose|show|post|publish|leak|share|send my|report me|get me (?:fired|sacked|deported)|ruin|stop treating|drop me|end (?:therapy|treatment))|that (?:he|she|they)(?:['’]d|['’]ll| would| will) (?:tell|expose|ruin|show|share)|me with)|(?:says?|said|tells? me|told me|warned me)(?: that)? if i (?:leave|quit|stop|end|report|complain)[^.!?,\n]{0,40},? (?:then )?(?:he|she|they)(?:['’]?ll|['’]?d|['’]?s going to| will| would| is going to) (?:tell (?:everyone|everybody|my (?:husband|wife|partner|boss|girlfriend|boyfriend|ex|friends?|church|work|employer|family))|expose|out me|ruin|show|share|send))\\b(?! (?:the )?(?:police|hospital|ambulance|social services|cps|crisis team))", Plain)]
    private static partial Regex Threat();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:won['’]?t|wont|will not|refuses to|doesn['’]?t|does not|refused to|didn['’]?t) let me (?:stop|quit|leave|end|go\\b(?! (?:early|home|to))|finish|see (?:anyone|anybody|somebody|someone) else)|(?:says?|said|tells?|told me)(?: that)? i(?:['’]m| am)? (?:can['’]?t|cannot|not allowed to|may not|mustn['’]?t) (?:ever )?(?:stop|quit|leave|end) (?:therapy|treatment|seeing (?:him|her|them)|the sessions|coming|him|her|them))\\b", Plain)]
    private static partial Regex Stay();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:(?:tells?|told|telling|asks?|asked|wants?|wanted|pushes|pushed|pressur(?:es|ed)|ordered|orders|begged|urges?|urged|advises?|advised|convinced)" + Me + "(?: not)? to|(?:says?|said|thinks?|insists?|insisted|suggest(?:s|ed)|tells?" + Me + "|told" + Me + ")(?: that)? i (?:should|must|need to|have to|ought to|had to)) (?:just |finally |really )?(?:(?:leave|divorce|break up with|dump|ditch|split (?:up )?(?:from|with)|cut (?:off|out)|get rid of|move out (?:from|on)|stop (?:seeing|talking to|speaking to|contacting|visiting)|go no contact with|not (?:see|talk to|speak to)) my (?!ex\\b)(?:\\w+ )?(?:" + Outside + ")|(?:quit|leave|give up) my job|(?:not )?(?:to )?(?:get|have) an abortion|keep the baby|give (?:up )?the baby (?:up|away)|give up the baby"
        + "|(?:stop|come off|quit|get off|skip|throw (?:away|out)|bin) (?:taking )?(?:all )?my (?:\\w+ )?(?:meds?|medications?|medicines?|pills|tablets|anti-?depressants?|lithium|ssris?|mood stabili[sz]ers?)))\\b", Plain)]
    private static partial Regex Leave();

    /// <summary>Who is beaten at home is rightly asked about leaving; who prescribes may stop what was prescribed.</summary>
    [GeneratedRegex(@"\b(?:abus\w+|beats?|beat me|hits?|hit me|violen\w+|chok\w+|strangl\w+|punch\w+|rap(?:es|ed)|psychiatrist|psych|prescrib\w+|doctor|gp)\b", Plain)]
    private static partial Regex Harmed();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:tells?|telling|talks?|talking|cries|cried|crying|vents?|vented|venting|complain(?:s|ed|ing)|moans?|moaned|moaning|goes on|going on|went on|rants?|ranted|unload(?:s|ed|ing))(?: (?:and|to|at|on|me|us|all|the|whole|most|half|of|session|sessions|time|hour|my|every|each|again))* (?:about|over) (?:his|her|their) (?:own |horrible |messy |ex |bad |late )?(?:divorce|marriage|breakup|break-up|separation|ex|ex-\\w+|money|debts?|illness|cancer|health|depression|anxiety|drinking|loneliness|problems?|troubles?|issues|stress|love life|sex life|affair|custody \\w+|boss)|(?:calls?|called|rings?|rang|phones?|phoned|texts?|texted|messages?|messaged)" + Me + "(?: (?:at|in|late|the|\\d+|am|pm|midnight|night|middle|of|morning|evening|again|and))* (?:crying|in tears|sobbing|drunk|upset about (?:his|her|their)))\\b", Plain)]
    private static partial Regex Troubles();

    /// <summary>An hour that is about the therapist.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:spends?|spent|spending|uses?|used|fills?|filled|takes?|took) (?:up )?(?:(?:the|my|our|half|most|whole|all|of|every|much|entire) )+(?:sessions?|hours?|time|appointments?) (?:(?:talking|telling me|going on|complaining|crying|venting|moaning|ranting|with|on|about|to|me) )*(?:about|over|on|with) (?:(?:him|her|them)sel(?:f|ves)|(?:his|her|their) (?:own )?(?:\\w+ )?(?:" + Lives + "))\\b"
        + "|\\b(?<we>(?:half|most|all|much|the whole|the rest) (?:of )?(?:the |my |our |every |each )?(?:sessions?|hours?|time) (?:is|are|was|were|goes|went|gets|ends up|turns into)(?: just| all| being| spent| him| her| them| on)* (?:about|on|over|talking about|hearing about|listening to) (?:his|her|their) (?:own )?(?:\\w+ )?(?:" + Lives + "))\\b", Plain)]
    private static partial Regex Himself();

    /// <summary>Treatment where others are.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:does|did|do|takes?|took|has|had|holds?|held|joins?|joined|calls?|called|runs?|ran) (?:(?:our|my|the|all|me|video|zoom|online|phone|therapy|last) )*(?:(?:sessions?|calls?|appointments?|zooms?|hour|in|it) )?(?:from|in|at) (?:a|an|the|his|her|their) (?:\\w+ )?(?:car|caf[eé]|coffee shop|train|bus|pub|bar|restaurant|park|street|gym|airport|beach|supermarket|starbucks)\\b", Plain)]
    private static partial Regex Public();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|asking|wants?|wanted|tells?|told|gets|got|signed)" + Me + " (?:to (?:help|take part|be|join|sign up|participate|volunteer)|up|into) (?:with|in|for|a part of|part of)? ?(?:his|her|their) (?:own )?(?:\\w+ )?(?:stud(?:y|ies)|research|phd|thesis|dissertation|book|podcast|documentary|show|campaign|petition|church|charity|party)|(?:tells?|told|telling|keeps telling)" + Me + " (?:who|whom|how|what party|which party)? ?(?:i should |to )vote\\b)", Plain)]
    private static partial Regex Study();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:raises?|raised|put up|puts up|increased?|increases|doubled|changed|hiked|jacked up) (?:his|her|their|the|my) (?:\\w+ )?(?:fees?|prices?|rates?|charges?|copay|co-pay)(?: (?:again|up|by|to|[$£€]?\\d+|per|a|session|hour))* (?:without (?:telling|asking|warning|notice|any|even|saying|a word)|overnight|mid ?session|and (?:didn['’]?t|never) (?:tell|told|warn|ask))|(?:charges?|charged|charging|bills?|billed|billing)(?: (?:me|us|my insurance|the insurance|insurance))* for (?:sessions?|appointments?|hours?|visits?) (?:that |which )?(?:i|we|never)(?: (?:never|didn['’]?t|did not|haven['’]?t|have not))? (?:had|have|happened|went to|go to|attend|attended))\\b", Plain)]
    private static partial Regex Raised();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:asks?|asked|wants?|wanted|tells?|told|gets|got|had|made|makes)" + Me + " (?:to )?(?:lie to (?:the |my |his |her |our )?(?:insurance|insurers?|clinic|court|judge|police|board|doctor|gp|employer|benefits office)|sign (?:for )?(?:\\w+ )?(?:sessions?|appointments?|hours|visits?|forms?) (?:that |which )?(?:never happened|i never|we never|i didn['’]?t|we didn['’]?t|(?:weren['’]?t|wasn['’]?t|isn['’]?t|aren['’]?t) (?:true|real))|say (?:that )?(?:i|we) (?:had|came|met|have|was|were) [^.!?\\n]{1,60}?(?:insurance|claim)))\\b", Plain)]
    private static partial Regex False();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:(?:shows?|showed|turns?|turned) up|appeared|waits|waited|was waiting)(?: \\w+){0,2}? (?:at|outside|in front of) my (?:house|home|door|flat|apartment|place|work|workplace|job|office|school|gym|dorm)|knows? where i live and (?:showed|turned|came|comes) (?:up|round|over|by))\\b", Plain)]
    private static partial Regex Came();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:drives?|drove|walks|walked|goes|went|cycles|cycled) (?:past|by) my (?:house|home|flat|apartment|place|work|workplace|office|school)|(?:googles?|googled|looks? (?:me )?up|looked (?:me )?up|stalks?|stalked) (?:me\\b|my (?:facebook|instagram|insta|linkedin|tiktok|profile|address|ex)))(?: online)?\\b", Plain)]
    private static partial Regex Near();

    /// <summary>Whether an account tells next to nothing but that the therapist said no, which is keeping the frame.</summary>
    public static bool Declines(string account)
    {
        var people = Retelling.PeopleIn(account);
        return Declined().Matches(account).Where(told => Retelling.IsTherapists(told, people)).Sum(told => told.Length) >= 0.6 * account.Length;
    }

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:won['’]?t|will not|wouldn['’]?t|doesn['’]?t|does not|didn['’]?t|did not|refuses to|refused to|(?:says?|said|told me)(?: that)? (?:he|she|they) (?:can['’]?t|cannot|couldn['’]?t|won['’]?t|wouldn['’]?t|doesn['’]?t)|can['’]?t) (?:hug|kiss|touch|hold|text|reply|answer|message|e-?mail|call|friend|follow|add|accept|take|keep|come|go|meet|see|have (?:a )?(?:coffee|drink|lunch|dinner)|be (?:my |a )?friends?|give me (?:his|her|their)|tell me (?:about|if|where|whether|how old|anything))|(?:says?|said|saying) no\\b|(?:turns?|turned)(?: (?:me|it|that|them))? down|declines?|declined|gave (?:it|them|my \\w+|the \\w+) back)(?![^.!?\\n]*\\b(?:unless|until|till|if|instead|cash|only|before|without)\\b)[^.!?\\n]*", Plain)]
    private static partial Regex Declined();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:(?:yells?|yelled|screams?|screamed|shouts?|shouted|swears?|swore|snaps?|snapped|laughs?|laughed) at me|(?:mocks?|mocked|humiliate[sd]|insult(?:s|ed)|belittle[sd]|shame[sd]) me|(?:rolls?|rolled) (?:his|her|their) eyes"
        + "|(?:calls?|called) me (?:a |an |so |just )?(?:lazy|stupid|crazy|pathetic|weak|selfish|(?:an )?idiot|liar|fat|ugly|useless|worthless|disgusting|manipulative|bitch|slut|whore))\\b", Plain)]
    private static partial Regex Harsh();

    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:asks?|asked|asking|wants? to know|wanted to know)(?: me)? (?:(?:how often|when|where|how|whether|if|with whom|who) i (?:last )?(?:masturbat\\w*|touch(?:ed)? myself|orgasm\\w*|climax\\w*|(?:have|had) sex|watch(?:ed)? porn)|(?:lots |a lot |all |more |questions |again |details )*(?:about|for details of) my (?:sex life|sexual (?:fantas\\w+|history)|fantasies|masturbat\\w+|orgasms?))\\b", Plain)]
    private static partial Regex Curious();

    /// <summary>Looks that are praised, where nobody can tell how it was meant.</summary>
    [GeneratedRegex(Retelling.Asker + Retelling.Manner + " (?:compliment(?:s|ed|ing) (?:me on my|my) (?:" + Looks + ")|(?:says?|said|tells? me|told me|notic(?:es|ed))(?: that)? (?:(?:i|my (?:" + Looks + ")) (?:look(?:s|ed)?|was looking|is|are|was|were) (?:(?:so|really|very|quite) )?(?:nice|good|well|great|lovely|better|cool|smart)|(?:my (?:" + Looks + ")|it) suits? me|i(?:['’]?ve| have|['’]?d)? lost (?:some )?weight(?: and (?:that )?(?:it|i) (?:suits me|looks? (?:good|great|nice|better)))?))\\b", Plain)]
    private static partial Regex Compliment();

    [GeneratedRegex(@"\b(?:matched with my (?:\w+ )?(?:" + Retelling.Therapist + ")|my (?:\\w+ )?(?:" + Retelling.Therapist + ") (?:is |was |has a profile )?on (?:tinder|hinge|bumble|grindr|okcupid|badoo|feeld|a dating (?:app|site)))\\b", Plain)]
    private static partial Regex Matched();

    /// <summary>What stands before it makes it a dream, a wish, a fear or a question.</summary>
    [GeneratedRegex(@"\b(?:if|whether|dream\w*|daydream\w*|nightmares?|imagin\w+|wish\w*|hop(?:e|ed|ing)|want\w*|scared|afraid|terrified|worried|worry|fantas\w+|pretend\w*|feels? like|felt like|rumou?rs?)\b(?: [\w'’]+){0,4} ?\z", Plain)]
    private static partial Regex Unreal();
}
