using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Ada Okafor", "Ada Okafar")]
    [InlineData("Okafor, Ada", "Ada Okafor")]
    [InlineData("Elizabeth Haddad", "Liz Haddad")]
    [InlineData("Ana María López García", "Ana Lopez")]
    [InlineData("Mohammed Qureshi", "Muhammad Quraishi")]
    [InlineData("Дмитрий Соколов", "Dmitri Sokolov")]
    [InlineData("Jürgen Müller", "Juergen Mueller")]
    [InlineData("Dr. Ines van der Berg", "Ines Van den Berg")]
    [InlineData("JeanPaul Dubois", "Jean-Paul Dubois")]
    public void One_name_in_two_spellings_is_alike(string left, string right) => Names.Compare(left, right).Score.ShouldBeGreaterThan(0.5);

    [Theory]
    [InlineData("Ada Okafor", "Ada Novak")]
    [InlineData("Viktor Petrov", "Sergei Petrov")]
    [InlineData("Yusuf bin Hamid", "Hamid bin Yusuf")]
    [InlineData("Mei", "Mei Tanaka")]
    [InlineData("Rafael Mateo Cruz Romano", "Rafael Mateo Cruz Santos")]
    public void Two_names_are_not(string left, string right) => Names.Compare(left, right).Score.ShouldBeLessThan(0.5);

    [Fact]
    public void A_slip_of_a_letter_says_so() => Names.Compare("Ada Okafor", "Ada Okafar").Why.Select(reason => reason.Says).ShouldBe(["'ada' in both", "'okafar' and 'okafor' differ by one letter"]);

    [Fact]
    public void The_same_name_is_never_certain()
    {
        var scores = new[] { "Jo Li", "Ada Okafor", "Ana Maria Lopez", "Olumide Babatunde Chukwuemeka Adeyemi" }.Select(name => Names.Compare(name, name).Score).ToList();
        scores.ShouldAllBe(score => score > 0.8 && score < 0.99);
        scores[^1].ShouldBeGreaterThan(scores[0]);
    }

    [Fact]
    public void Comparison_is_symmetric() =>
        Gen.Select(Any.Name, Any.Name).Sample((left, right) => Names.Compare(left, right).Score == Names.Compare(right, left).Score);

    [Fact]
    public void Any_text_has_a_score_between_none_and_certain() =>
        Gen.Select(Gen.String, Gen.String).Sample((left, right) => Names.Compare(left, right).Score is > 0 and < 1);

    [Fact]
    public void A_nearer_spelling_never_scores_less() =>
        Any.Name.Sample(name => Names.Compare(name, name).Score >= Names.Compare(name, "x" + name).Score);

    [Theory]
    [InlineData("okafor", "okafor", 0)]
    [InlineData("okafor", "okafar", 1)]
    [InlineData("okafor", "kofaor", 2)]
    [InlineData("ab", "ba", 1)]
    [InlineData("", "abc", 3)]
    public void Edits_are_counted(string a, string b, int edits) => Spelling.Edits(a, b, 5).ShouldBe(edits);

    [Fact]
    public void What_is_left_out_beyond_the_limit_never_changes_what_lies_within() =>
        Gen.Select(Any.Word, Any.Word, Gen.Int[0, 6]).Sample((a, b, most) => Spelling.Edits(a, b, most) == Math.Min(Spelling.Edits(a, b, 100), most + 1) && Spelling.Edits(a, b, most) == Spelling.Edits(b, a, most));

    [Fact]
    public void Near_is_what_one_edit_makes() => Gen.Select(Any.Word, Any.Word).Sample((a, b) => Spelling.Near(a, b) == Spelling.Edits(a, b, 1) <= 1);

    [Fact]
    public void A_word_with_a_slip_is_near() => Any.Word.Sample(word => Enumerable.Range(0, word.Length).All(at => Spelling.Near(word, word.Remove(at, 1)) && Spelling.Near(word, word.Insert(at, "q"))));
}
