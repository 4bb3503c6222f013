using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Language;

public sealed class ListenerTests
{
    private readonly Listener listener = new(Gate.Default, RuleBook.Default.Words);

    [Fact]
    public void Where_nothing_is_heard_nothing_is_allocated()
    {
        Hear(10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var heard = Hear(100);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        heard.ShouldBe(0);
        allocated.ShouldBe(0);
    }

    [Fact]
    public void A_session_that_begins_again_is_heard_alike()
    {
        var first = listener.Hear(Role.Therapist, Ask, all: true);
        Hear(20);
        listener.Begin();
        var again = listener.Hear(Role.Therapist, Ask, all: true);

        first.Proposals.ShouldNotBeEmpty();
        again.Proposals.ShouldBe(first.Proposals);
    }

    private static ReadOnlySpan<byte> Ask => "Could you grab me a coffee on your way in?"u8;

    private int Hear(int times)
    {
        var heard = 0;
        for (var i = 0; i < times; i++)
        {
            heard += listener.Hear(Role.Therapist, "What was the hardest part of it?"u8) == Heard.Nothing ? 0 : 1;
            heard += listener.Hear(Role.Client, "The evenings, mostly."u8) == Heard.Nothing ? 0 : 1;
        }

        return heard;
    }
}
