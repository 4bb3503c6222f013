using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>What a judge has before it of the session that it judges: cleared after each, and kept, since a message that is screened is a session as well, and there are many.</summary>
internal sealed class Desk
{
    /// <summary>The last turns, oldest first.</summary>
    public List<(Role Speaker, Turn Turn)> Before { get; } = [];

    /// <summary>Those that were heard and not weighed yet.</summary>
    public List<Utterance> Pending { get; } = [];

    /// <summary>What was heard in them.</summary>
    public List<(Heard, Passage?)> Heard { get; } = [];

    public English English { get; } = new();

    public void Clear()
    {
        Before.Clear();
        Pending.Clear();
        Heard.Clear();
        English.Clear();
    }
}
