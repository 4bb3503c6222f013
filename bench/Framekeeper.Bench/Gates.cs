using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Bench;

/// <summary>The whole gate: acts, client signals, terms and evidence, the messages taken as the turns of short sessions, therapist and client by turns.</summary>
internal static class Gates
{
    public const string Name = "gate, acts and evidence";

    private const int Session = 40;

    public static Contender[] Of(Messages messages)
    {
        var listener = new Listener(Gate.Default, RuleBook.Default.Words);
        return [new(Name, () => Pass.Of(messages, () => Hear(listener, messages)))];
    }

    private static (long, long?) Hear(Listener listener, Messages messages)
    {
        var heard = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            if (i % Session == 0)
            {
                listener.Begin();
            }

            heard += listener.Hear(i % 2 == 0 ? Role.Therapist : Role.Client, messages[i]) == Heard.Nothing ? 0 : 1;
        }

        return (heard, null);
    }
}
