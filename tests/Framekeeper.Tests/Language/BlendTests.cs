using System.Text;
using CsCheck;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Language;

/// <summary>What many slots decide together, known without them.</summary>
public sealed class BlendTests
{
    [Fact]
    public void A_blend_is_the_weighted_sum_of_the_slots_whatever_the_features()
    {
        var (table, decided) = (Gate.Default.Parts.Kinds, Gate.Default.Parts.Decided);
        var weights = Gate.Default.Parts.Deciding.Weights[^(table.Slots.Count + 1)..^1];
        Gen.Int[0, Features.Buckets - 1].Array[0, 400].Sample(features =>
        {
            var cut = features.Length / 3;
            var seen = new Seen(features.AsSpan(cut), [new Segment(Group.Words, 0, 0, cut), new Segment(Group.Letters, 0, cut, features.Length - cut)], features.AsSpan(0, cut));
            var scores = new float[table.Slots.Count];
            table.Score(seen, scores);
            Math.Abs(scores.Zip(weights, (score, weight) => (double)score * weight).Sum() - decided.Score(seen)).ShouldBeLessThan(Blend.Rounding / 2);
        });
    }

    [Fact]
    public void A_listener_hears_the_same_once_so_much_has_passed_that_it_blends()
    {
        var (turns, listener) = (Said(), new Listener(Gate.Default, RuleBook.Default.Words));
        var first = Heard(listener, turns);
        first.Count.ShouldBeGreaterThan(100);
        for (var again = 0; again * first.Count < 2 * Listener.Enough; again++)
        {
            Heard(listener, turns).ShouldBe(first);
        }
    }

    private static List<string> Heard(Listener listener, List<byte[]> turns) => [.. turns.SelectMany(turn =>
    {
        listener.Begin();
        return listener.Hear(Role.Therapist, turn).Proposals.Select(proposal => $"{proposal.Act} {proposal.Ratio:R} {proposal.Start} {proposal.End}");
    })];

    private static List<byte[]> Said() => [.. RuleBook.Default.Pages.SelectMany(page => page.Examples).SelectMany(example => example.Turns).Where(turn => turn.Speaker == Role.Therapist).Select(turn => Encoding.UTF8.GetBytes(turn.Text))];
}
