using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>Recording a session, keeping or showing one. Asking whether one may is how consent begins, and proposes nothing.</summary>
internal static partial class Recordings
{
    public static readonly Needs Needs = Language.Needs
        .All("recording taping filming videoing record tape film video transcribe recorder camera mic dictaphone memo recorded taped filmed tapes recordings videos footage clip clips recorder's camera's dictaphone's mic's tape's")
        .Or("phone phone's", "on_my phone_is phone's_on phone's_going phone's_running phone_stays running rolling phone_has phone's_been phone's_still phone's_recording")
        .Or("our_session last_session that_session the_last", "kept keeping keep saved copied uploaded played play playing showed shown show showing share shared sharing sent send");

    public static void Find(Clause clause)
    {
        if (Recording().Match(clause.Text) is { Success: true } match)
        {
            var audience = Audience().Match(clause.Text, match.Index);
            audience = audience.Success ? audience : Audience().Match(clause.After);
            var proposes = !clause.Asks && !clause.Negated(match) && !clause.Planned;
            clause.Add(TermKind.Recording, audience.Success ? audience.Value.ToLowerInvariant() : "", null, match, proposes);
        }
    }

    [GeneratedRegex(@"\b(?:(?:i'm|i am|we're|we are|i'll be|i've been|i was) (?:\w+ )?(?:recording|taping|filming|videoing)(?: (?:this|us|our|you|the session|it|these|today|everything|everyone|all))|(?:i'm|we're) (?:already |still )?(?:recording|taping|filming)(?=[.,!]|$)|(?:i'll|i will|i'd like to|i want to|let me|i'm going to|i'm gonna|we'll) (?:\w+ )?(?:record|tape|film|video|transcribe) (?:this|us|our|you|the session|it|today|these|a bit)|(?:i|i'll|i've|i'm|we|we'll|we could|let me|let's|going to|gonna)(?: \w+){0,2}? (?:leave|leaving|left|keep|keeping|have|having|got|put|switch|turn|set|let) (?:\w+ )?(?:the |my |a |this )?(?:recorder|camera|tape|mic|dictaphone|voice memo|recording) (?:\w+ )?(?:on|running|rolling|going)|(?:the |my )(?:recorder|camera|tape|mic|dictaphone|phone)(?:'s| is| has been| stays) (?:\w+ )?(?:on|running|rolling|recording|going)\b|(?:i|we|i've|we've) (?:\w+ )?(?:recorded|taped|filmed) (?:our|the|last|that|this|a few|your|us|you)\b(?: \w+){0,3}|(?:i|we|i've|we've|i'm|i'll) (?:\w+ ){0,2}?(?:kept|keeping|keep|saved|copied|uploaded|played|play|playing|showed|shown|show|showing|share|shared|sharing|sent|send) (?:\w+ ){0,5}?(?:tapes?|recordings?|videos? of (?:you|us|our)|footage|clips?|(?:our|last|that|the last) session)\b)", Clause.Plain)]
    private static partial Regex Recording();

    [GeneratedRegex(@"\b(?:for|to|at|in|with) (?:my |the |a |our |your |some )?(?:own |\w+ )?(?:class|students|students'|lecture|conference|workshop|talk|training|trainees|supervision|supervisor|research|study|teaching|podcast|channel|website|book|wife|husband|partner|friends?|colleagues?|group(?:[- ](?:[a-z]|\d+)\b)?|team|faculty|seminar|course)\b|\b(?<own>(?:just )?for (?:me|myself)|for my own \w+)\b|\bgroup[- ]\w+", Clause.Plain)]
    private static partial Regex Audience();
}
