using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>Has a listener hear utterances in their places: one that goes on where the last ended is heard at once, for any other the turns before are heard again.</summary>
internal sealed class Hearing(Listener listener)
{
    private Utterance? last;
    private bool all;
    private Heard heard = Heard.Nothing;

    /// <summary>What was heard last was of another session.</summary>
    public void Forget() => last = null;

    /// <summary>What the utterance may carry.</summary>
    /// <param name="everything">Also what the shipped threshold holds back.</param>
    /// <param name="evidence">Whether the words are looked for that carry an act.</param>
    public Heard Of(Utterance said, bool everything, bool evidence = true)
    {
        if (last is not null && all == everything && ReferenceEquals(said.Turn, last.Turn) && said.Speaker == last.Speaker && said.Before.Count == last.Before.Count && ReferenceEquals(said.Before, last.Before))
        {
            return heard;
        }

        if (!Continues(said))
        {
            listener.Begin();
            foreach (var (speaker, turn) in said.Before)
            {
                listener.Note(speaker, turn.Utf8.Span);
            }
        }

        (last, all) = (said, everything);
        return heard = listener.Hear(said.Speaker, said.Turn.Utf8.Span, everything, evidence);
    }

    /// <summary>The tokens of the utterance that was heard last.</summary>
    public ReadOnlySpan<Token> Tokens => listener.Tokens;

    /// <summary>Whether an account speaks of danger.</summary>
    public bool Danger(ReadOnlySpan<byte> account)
    {
        last = null;
        return listener.HearsDanger(account);
    }

    /// <summary>The turn before is the one that was heard last.</summary>
    private bool Continues(Utterance said) => last is not null && said.Before is [.., var before] && ReferenceEquals(before.Turn, last.Turn) && before.Speaker == last.Speaker;
}
