using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>Ways to reach each other that a sentence offers or asks for. The groups' names are the kinds.</summary>
internal static partial class Channels
{
    private static readonly string[] Ways = ["text", "whatsapp", "app", "email", "e-mail", "mail", "call", "ring", "phone", "facetime", "dm", "message", "msg", "ping", "write_to", "drop", "shoot", "send", "give"];

    private const string Lines = "number cell cellphone mobile phone line landline email e-mail mail gmail address account whatsapp app signal telegram instagram insta ig facebook fb messenger snapchat snap tiktok tok linkedin discord twitter facetime handle handle's text texting sms portal desk telephone";

    private const string Handing = "my_number my_cell my_mobile my_cellphone my_landline my_gmail my_own my_personal my_private my_home my_other my_real a_personal a_private your_number your_cell your_mobile your_personal your_private your_home your_own your_insta your_instagram your_snap your_handle your_whatsapp my_insta my_instagram my_handle the_handle";

    private const string Reaching = "reach_me get_me find_me contact_me catch_me of_me have_me hit_me to_me number_is number's mobile_is cell_is";

    private static readonly (Regex Pattern, Needs Needs)[] Patterns =
    [
        (ReachMe(), Language.Needs.All(string.Join(' ', Ways.Select(way => way + "_me")))),
        (ReachYou(), Language.Needs.All(string.Join(' ', Ways.Select(way => way + "_you")))),
        (Handed(), Language.Needs.All(Lines, Handing).Or(Lines, Reaching).Or(Reaching, Language.Needs.LongNumber).Or("my_handle's the_handle's my_insta's my_instagram's the_insta's")),
        (Social(), Language.Needs.All("add_me friend_me add_you follow_you friend_you friend_request follow_me find_me me_up looking_me be_friends")),
        (Switch(), Language.Needs.All(Lines, "switch move let's we_can we_could shall_we could_we can_we don't_we rather we_should easier_to better_to")),
        (IAmOn(), Language.Needs.All("i'm_on i'm_always i'm_usually i'm_also i'm_still")),
    ];

    public static readonly Needs Needs = Language.Needs.Any([.. Patterns.Select(pattern => pattern.Needs)]);

    private const string Media =
        @"(?<whatsapp>whats ?app)|(?<signal>signal)|(?<telegram>telegram)|(?<instagram>instagram|insta|ig)|(?<facebook>facebook|fb|messenger)|(?<snapchat>snapchat|snap)|(?<tiktok>tik ?tok)|(?<linkedin>linkedin)|(?<discord>discord)|(?<twitter>twitter)|(?<facetime>facetime)";

    private const string Own =
        @"(?<personal>(?:my|a|on my) (?:(?:own|personal|private|home|other|real) )+(?:number|cell|cellphone|mobile|phone|line|landline|e-?mail|gmail|address|account)|my (?:cell|cellphone|mobile|home number|gmail|landline)|my number)";

    private const string Digits = @"(?<number>\+?\(?\d[\d()]*(?:[ .-][\d()]+){1,5}\d*)";

    private const string Plain = @"(?<email>e-?mail|gmail)|(?<text>text message|text|sms)|(?<portal>portal|app)|(?<phone>phone|telephone|landline|desk)";

    private const string Any = "(?:" + Own + "|" + Media + "|" + Plain + "|" + Digits + ")";

    private const string On = @"(?:(?: back| up| directly| any ?time| anytime| whenever| tonight| tomorrow| later| after| afterwards| first| instead)*,? (?:on|at|over|through|via|by|in|from|with) (?:the |our |a |that )?(?:\w+ )?" + Any + @"\b)?";

    /// <summary>Verbs that say how.</summary>
    private const string Verb = @"(?<text>text)|(?<whatsapp>whats ?app)|(?<email>e-?mail)|(?<phone>call|ring|phone|facetime)|(?<dm>dm)|(?<message>message|msg|ping|write to)";

    /// <summary>A thing sent rather than a verb: "drop me a text".</summary>
    private const string Thing = @"an? (?:quick |wee |little )?(?:(?<text>text)|(?<phone>call|ring|shout|buzz|bell)|(?<email>e-?mail)|(?<dm>dm)|(?<message>line|message|note|ping))";

    /// <summary>"Call me Dana" is no call.</summary>
    private const string Follow = @"(?=$|\W*$|[.,!?;:–—]| (?:when|if|any|anytime|whenever|before|after|at|on|over|from|through|via|by|to|tonight|tomorrow|today|later|back|first|instead|directly|then|and|or|so|up|between|during|day|with|as|once|this|next|every|first|late|straight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|in (?:the|an?)|for)\b)";

    public static void Find(Clause clause)
    {
        var offered = false;
        foreach (var pattern in Patterns.Where(pattern => pattern.Needs.Met(clause.Anchors)).Select(pattern => pattern.Pattern))
        {
            foreach (Match match in pattern.Matches(clause.Text))
            {
                var (kind, name) = Kind(match, clause.Text);
                clause.Add(TermKind.Channel, kind, null, match, !clause.Negated(match) && !Theirs().IsMatch(clause.Text[..match.Index]), name);
                offered = true;
            }
        }

        if (offered)
        {
            Times.Contact(clause);
        }

        // What is only named counts where a model has found something that may be agreed on.
        if (clause.Anchors != Language.Needs.Every)
        {
            return;
        }

        foreach (Match match in Named().Matches(clause.Text))
        {
            clause.Add(TermKind.Channel, Kind(match, clause.Text).Kind, null, match, proposes: false);
        }
    }

    private static readonly string[] Weakest = ["text", "phone", "email", "message"];

    /// <summary>The named medium before the verb: "message me on Signal". A line of the institution's is its phone, whatever else is said.</summary>
    private static (string Kind, string? Name) Kind(Match match, string sentence)
    {
        var groups = match.Groups.Values.Where(group => group.Success && char.IsLetter(group.Name[0])).ToList();
        var kind = groups.FirstOrDefault(group => !Weakest.Contains(group.Name))?.Name ?? groups.LastOrDefault()?.Name ?? "message";
        kind = kind is "message" or "email" && groups.Count == 1 && SayHow().IsMatch(sentence) ? "portal" : kind;
        return kind is "phone" or "number" or "text" or "message" && Institution().Match(sentence) is { Success: true } line
            ? (kind is "number" ? "phone" : kind, line.Value.ToLowerInvariant())
            : (kind, match.Groups["number"].Success ? match.Groups["number"].Value : null);
    }

    [GeneratedRegex(@"\b(?:(?:" + Verb + @") me\b" + Follow + "|(?:drop|shoot|send|give) me " + Thing + @"\b)" + On, Clause.Plain)]
    private static partial Regex ReachMe();

    [GeneratedRegex(@"\b(?:i'll|i will|let me|i can|i could|i'd|i might|i'm going to|can i|could i|shall i) (?:just |always |also |maybe |even |then )?(?:(?:" + Verb + @") you\b" + Follow + @"|(?:(?<text>text)|(?<whatsapp>whats ?app)|(?<email>e-?mail)|(?<dm>dm)|(?<message>message)) you (?:the|a|an|my|some|it|that|this|what|where)\b|(?:drop|shoot|send|give) you " + Thing + @"\b)" + On, Clause.Plain)]
    private static partial Regex ReachYou();

    [GeneratedRegex(@"\b(?:(?:here's|here is|take|have|this is|that's|save|put|use|try|i'll give you|let me give you|you can have|you(?:'ve| have) got|you have|write down|keep) (?:down )?" + Own + @"|(?:what's|give me|send me|can i (?:have|get|take)|could i (?:have|get)|let me (?:have|get)) your (?<personal>(?:own |personal |private |home |cell )?(?:number|cell|mobile|cell number|mobile number|insta|instagram|snap|handle|whatsapp))\b(?! (?:on|for|from|of|down|before|after))|(?:my|the) (?<instagram>insta|instagram|handle)(?:'s| is)\b|(?:reach|get|find|contact|catch|get hold of|have|hit) (?:to )?me (?:\w+ ){0,3}?(?:on|at|by|over|through|via) (?:the |my )?(?:\w+ )?" + Any + @"|my (?:number|cell|mobile)(?:'s| is) " + Digits + ")", Clause.Plain)]
    private static partial Regex Handed();

    [GeneratedRegex(@"\b(?:(?:add|friend|follow|find|look(?:ing)?) me(?: up| back)?(?: over)? on (?:" + Media + @")|(?:add|friend) me\b(?= (?:there|tonight|back|if|and)|[,.!]|$)|i'll (?:add|follow|friend) you\b(?: back)?(?: on (?:" + Media + @"))?|(?:send|sent|sending) (?:you|me) an? (?<facebook>friend request)|let's be friends on (?:" + Media + "))", Clause.Plain)]
    private static partial Regex Social();

    [GeneratedRegex(@"\b(?:(?:let's|we can|we could|shall we|could we|can we|why don't we|i'd rather|we should|easier to|better to) (?:\w+ )?(?:switch|move|go|talk|continue|carry on|chat|keep|take|do|use|text|message)\b(?: (?:this|over|it|in touch|to|between sessions|things))*(?: (?:on|to|over|by|in|via|through))?(?: (?:my|the|our|a))? (?:" + Own + "|" + Media + @"|(?<email>e-?mail)|(?<text>text(?:ing)?|sms))|(?:switch|move) (?:this |over |it )*(?:on|to|over to) (?:" + Own + "|" + Media + @"))\b", Clause.Plain)]
    private static partial Regex Switch();

    [GeneratedRegex(@"\bi'm (?:always |usually |also |still )?on (?:" + Media + "|" + Own + "|" + Digits + @")\b(?! (?:all day|too much))", Clause.Plain)]
    private static partial Regex IAmOn();

    [GeneratedRegex(@"\b(?:" + Own + "|" + Media + @"|(?<email>e-?mail)|(?<portal>portal)|(?<text>text message|sms))\b", Clause.Plain)]
    private static partial Regex Named();

    /// <summary>Somebody else is to be reached, or somebody else says it.</summary>
    [GeneratedRegex(@"\b(?:he|she|they|people|folk|someone|somebody|who|mum|mom|dad|mother|father|sister|brother|wife|husband|boss|friends?|kids?)(?:'ll|'d| will| would| could| can| might)? ?(?:\w+ )?(?:and )?$|\b(?:he'd|she'd|they'd|remember when you|when you|how|whether|the time) (?:\w+ )?$", Clause.Plain)]
    private static partial Regex Theirs();

    [GeneratedRegex(@"\b(?:clinic|office|practice|front desk|desk|service|agency|surgery|hospital|hospice|centre|center|reception|team|crisis|coaching|on-call|ward|department|work|skills|support|duty|nurse|programme|program|usual)(?:'s)? (?:phone|line|number|mobile|cell|cellphone|texting line|text line|desk|app)?", Clause.Plain)]
    private static partial Regex Institution();

    [GeneratedRegex(@"\b(?:in|on|through|via|over|by) the (?:\w+ )?(?:portal|app|platform)\b", Clause.Plain)]
    private static partial Regex SayHow();
}
