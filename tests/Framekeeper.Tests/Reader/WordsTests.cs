using Framekeeper.Language;
using Framekeeper.Reader;

namespace Framekeeper.Tests.Reader;

public sealed class WordsTests
{
    private static readonly Words Words = Open();

    [Fact]
    public void Pieces_stand_where_their_letters_stand_in_the_text()
    {
        const string text = "Don't—I’d  naïve CAFÉ, 50€ e-mail 🙂 ok";

        Words.Cut(text).Select(piece => text[piece.Start..piece.End]).ShouldBe(["Don", "'", "t", "—", "I", "’", "d", "naïve", "CAFÉ", ",", "50", "€", "e", "-", "mail", "\ud83d", "\ude42", "ok"]);
    }

    [Fact]
    public void Case_and_accents_make_no_difference() => Ids("CAFÉ naïve Übung").ShouldBe(Ids("cafe naive ubung"));

    [Fact]
    public void A_word_that_is_not_in_the_vocabulary_is_cut_into_those_that_are()
    {
        const string text = "countertransferential";

        var pieces = Words.Cut(text);

        pieces.Length.ShouldBeGreaterThan(1);
        string.Concat(pieces.Select(piece => text[piece.Start..piece.End])).ShouldBe(text);
    }

    [Fact]
    public void A_passage_is_laid_out_with_who_speaks_the_turn_and_what_was_said_before_latest_first()
    {
        var passage = new Passage(Role.Therapist, "Thank you.", [(Role.Client, "Take it."), (Role.Therapist, "Oh."), (Role.Client, "Before that.")], []);

        var (line, pieces) = new Lines(Words, 2, 0).Of(passage).ShouldHaveSingleItem();

        line.Ids.ShouldBe([Lines.Begin, Lines.Therapist, .. Ids("Thank you."), Lines.Part, Lines.Client, .. Ids("Take it."), Lines.Part, Lines.Therapist, .. Ids("Oh."), Lines.Part]);
        line.Own.ShouldBe(Lines.Lead + pieces.Length + 1);
    }

    [Fact]
    public void The_terms_stand_last_and_only_for_a_model_that_knows_them()
    {
        var passage = new Passage(Role.Therapist, "Thank you.", [(Role.Client, "Take it.")], [], "fee 25; by portal");

        var told = new Lines(Words, 2, 4).Of(passage).ShouldHaveSingleItem().Line.Ids;
        var untold = new Lines(Words, 2, 0).Of(passage).ShouldHaveSingleItem().Line.Ids;

        told.ShouldBe([.. untold, Lines.Agreed, .. Ids("fee 25; by"), Lines.Part]);
    }

    [Fact]
    public void A_long_turn_is_read_in_parts_that_overlap_and_miss_nothing()
    {
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(number => $"{number}"));
        var whole = Words.Cut(text);

        var parts = new Lines(Words, 2, 0).Of(new Passage(Role.Client, text, [], []));

        parts.Count.ShouldBeGreaterThan(2);
        parts.ShouldAllBe(part => part.Pieces.Length <= Lines.Longest && part.Line.Ids.Length <= Lines.Longest + 3);
        parts.SelectMany(part => part.Pieces).Distinct().ShouldBe(whole);
        parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.Pieces.Intersect(pair.Second.Pieces).Count() == Lines.Overlap);
    }

    [Fact]
    public void Where_nothing_is_said_there_is_nothing_to_read() => new Lines(Words, 2, 0).Of(new Passage(Role.Client, "  ", [], [])).ShouldBeEmpty();

    private static int[] Ids(string text) => [.. Words.Cut(text).Select(piece => piece.Id)];

    private static Words Open()
    {
        using var vocabulary = File.OpenRead(Path.Combine(Repository.Root, "src", "Framekeeper.Reader", "model", "vocab.txt"));
        return new Words(vocabulary);
    }
}
