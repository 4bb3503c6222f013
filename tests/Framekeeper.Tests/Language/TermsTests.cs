using System.Text;
using Framekeeper.Formats;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Language;

public sealed class TermsTests
{
    private const int EveryOther = 5;

    /// <summary>As if a model had found every act that terms decide, so that all terms are looked for.</summary>
    private static readonly Proposal[] Decided = [.. new[] { "fee", "solicit.contact", "meet", "give.exception", "record" }.Select(act => new Proposal(act, 0, true, 0, 0))];

    [Fact]
    public void No_pattern_needs_less_than_its_anchors()
    {
        var terms = new Terms(new Grammar(RuleBook.Default.Words));
        var (turn, silence) = (new Framekeeper.Language.Reading(RuleBook.Default.Words), new Framekeeper.Language.Reading(RuleBook.Default.Words));
        var (texts, found) = (0, 0);
        foreach (var text in Talk().Where((_, index) => index % EveryOther == 0))
        {
            turn.Read(text.Span);
            if (turn.IsEmpty)
            {
                continue;
            }

            texts++;
            var all = Said(terms.Of(text.Span, turn, silence, Decided));
            found += all.Count;
            Said(terms.Of(text.Span, turn, silence, [])).ShouldBe(all);
        }

        texts.ShouldBeGreaterThan(4000);
        found.ShouldBeGreaterThan(100);
    }

    /// <summary>What counts without a model's finding: terms that are put to the client, and plain acts.</summary>
    private static List<string> Said((IReadOnlyList<Term> Terms, IReadOnlyList<PlainAct> Plain)? heard) =>
        heard is not { } some ? [] : [.. some.Terms.Where(term => term.Proposes).Select(term => $"{term.Kind} {term.Start}"), .. some.Plain.Select(act => $"{act.Act} {act.Start}")];

    private static IEnumerable<ReadOnlyMemory<byte>> Talk() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "corpus"), "*.sessions.jsonl").Order(StringComparer.Ordinal)
        from session in Transcript.Read(new MemoryStream(File.ReadAllBytes(file)), file, TranscriptFormat.JsonLines, (json, name, line) => AgreementShort.Read(json, name, line))
        from turn in session.Turns
        select turn.Utf8;
}
