using System.Text.Json.Nodes;

namespace Framekeeper.Client;

/// <summary>Something that was said before the message.</summary>
/// <param name="Speaker"><c>therapist</c>, <c>client</c>, or a name that the agreement has.</param>
public sealed record Said(string Speaker, string Text)
{
    /// <summary>The speaker alone.</summary>
    public override string ToString() => $"said by {Speaker.Length} letters";
}

/// <summary>A message that is about to be sent.</summary>
/// <param name="Agreement">What the two agreed on, inline; or else <paramref name="Dyad"/>.</param>
/// <param name="Dyad">The id of a dyad that was put in before.</param>
/// <param name="Before">The talk before it, the oldest first.</param>
public sealed record ScreenRequest(
    string Speaker, string Text, JsonObject? Agreement = null, string? Dyad = null, DateTimeOffset? Sent = null, string? Channel = null, IReadOnlyList<Said>? Before = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "message to be screened";
}

/// <summary>What to do with the message.</summary>
/// <param name="Decision"><c>send</c>, <c>pause</c> (ask the writer to look again) or <c>hold</c> (it needs a reason, and then goes).</param>
public sealed record ScreenAnswer(string Decision, IReadOnlyList<Finding> Findings)
{
    /// <summary>The decision alone.</summary>
    public override string ToString() => Decision;
}

/// <summary>What a therapist and a client agreed on.</summary>
public sealed record DyadRequest(JsonObject Agreement)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "dyad";
}

/// <summary>A turn of a session.</summary>
public sealed record SessionTurn(string Speaker, string Text, int? N = null, string? At = null, DateTimeOffset? Sent = null, string? Channel = null)
{
    /// <summary>The number alone.</summary>
    public override string ToString() => $"turn {N}";
}

/// <summary>A whole session, or a thread of messages.</summary>
public sealed record SessionRequest(
    IReadOnlyList<SessionTurn> Turns, string? Id = null, string? Dyad = null, JsonObject? Agreement = null, DateTimeOffset? Held = null, string? Channel = null, string? Place = null)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"session {Id}";
}

/// <summary>What was found in a session.</summary>
/// <param name="Agreement">The version that was judged by.</param>
/// <param name="Unread">Turns that were not judged, since they are not English.</param>
public sealed record SessionAnswer(string Session, string Agreement, int Turns, int Unread, IReadOnlyList<Finding> Findings)
{
    /// <summary>The session alone.</summary>
    public override string ToString() => $"answer to session {Session}";
}

/// <summary>A question about one act in one turn; never a verdict.</summary>
public sealed record Finding(
    string Id, string Session, int Turn, string? At, string Speaker, string Act, string Level, double Confidence, string Quote, IReadOnlyList<int> Span, string Rule, IReadOnlyList<string> Citations,
    string Why, string Client, string Next, string By, string Agreement, string Status, IReadOnlyList<string> LevelWhy, bool Contested, string Engine, IReadOnlyList<Citation> Cited,
    IReadOnlyList<string>? Views = null, bool Undated = false, string? Exception = null)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"finding {Id} ({Act}, {Level})";
}

/// <summary>A section of a professional code, its substance in Framekeeper's words.</summary>
/// <param name="Checked"><c>page</c>, <c>secondary</c> or <c>memory</c>; the last must be checked before it is relied on.</param>
public sealed record Citation(string Code, string Section, string Title, string Says, string? Link, string Checked);

/// <summary>Something that happened, in a client's own words.</summary>
/// <param name="When">In their words too.</param>
public sealed record Happening(string Text, string? When = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "happening";
}

/// <summary>A client's question: is this all right?</summary>
/// <param name="Code">The code the therapist is bound by.</param>
/// <param name="Place">A place with rules of its own, such as <c>US-TX</c>.</param>
/// <param name="Country">For the lines that help.</param>
public sealed record AskRequest(IReadOnlyList<Happening> Events, string? Code = null, string? Place = null, string? Country = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "question";
}

/// <summary>What the account shows, and what its writer can do.</summary>
/// <param name="Crisis">It speaks of suicide, self-harm or danger: show the lines first.</param>
public sealed record AskAnswer(bool Crisis, IReadOnlyList<Finding> Findings, IReadOnlyList<string> InFrame, string Says, IReadOnlyList<Option> Options, IReadOnlyList<Line> Lines)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "answer";
}

/// <summary>Something that a client can do.</summary>
public sealed record Option(string Id, string Says);

/// <summary>A line that helps.</summary>
/// <param name="Checked">The day on which it was checked; <c>never</c> where nobody has.</param>
public sealed record Line(string Name, string For, string How, string? Url, string? Hours, string Checked, string By);

/// <summary>A page of the rule book.</summary>
public sealed record Rule(
    string Id, string Title, string Speaker, string Level, string Flags, string Why, string Client, string Next, IReadOnlyList<Contest> Contested, IReadOnlyList<Citation> Citations);

/// <summary>Where professionals differ, and how.</summary>
public sealed record Contest(string When, IReadOnlyList<string> Views);

/// <summary>What was wrong (RFC 9457): what, where, and what to do. It never has what was sent.</summary>
/// <param name="Where">The member that is wrong, such as <c>agreement.fee</c>.</param>
/// <param name="Correlation">By which the other side's log can be asked.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string? Where = null, string? Correlation = null);
