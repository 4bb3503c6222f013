using System.Text;
using CsCheck;
using Framekeeper.Language;

namespace Framekeeper.Tests.Language;

public sealed class TokensTests
{
    [Theory]
    [InlineData("Could you grab me a coffee?", "Could you grab me a coffee ?")]
    [InlineData("don't 'never' in-laws", "don't never in-laws")]
    [InlineData("café über señor", "café über señor")]
    [InlineData("lend me $40, £40 or 40€ by 8:30", "lend me $40 , £40 or 40€ by 8:30")]
    [InlineData("1,200.50 now.", "1,200.50 now .")]
    [InlineData("well... perhaps", "well ... perhaps")]
    [InlineData("really?! yes", "really ?! yes")]
    [InlineData("one – two — three…", "one – two — three …")]
    [InlineData("👍🏽 great 👩‍👧", "👍🏽 great 👩 👧")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    public void Text_is_cut_into_words_numbers_sums_and_marks(string text, string tokens) => string.Join(' ', Cut(text).Select(token => token.Text)).ShouldBe(tokens);

    [Theory]
    [InlineData("DON’T", "don't")]
    [InlineData("Coffee", "coffee")]
    [InlineData("€12", "40€")]
    [InlineData("$12", "£9.50")]
    [InlineData("7", "8:30")]
    public void What_differs_in_case_apostrophe_or_amount_is_one_form(string one, string other) => Cut(one).Single().Hash.ShouldBe(Cut(other).Single().Hash);

    [Theory]
    [InlineData("its", "it's")]
    [InlineData("7", "$7")]
    [InlineData("?", ".")]
    public void What_differs_otherwise_is_not(string one, string other) => Cut(one).Single().Hash.ShouldNotBe(Cut(other).Single().Hash);

    [Fact]
    public void A_closing_quotation_mark_is_no_apostrophe() => Cut("the ‘boss’ said").Select(token => token.Text).ShouldContain("boss");

    [Fact]
    public void Tokens_of_any_text_are_in_order_within_it_and_never_overlap() => Reports.Any.Text.Sample(text =>
    {
        var (bytes, tokens, end) = (Encoding.UTF8.GetBytes(text), new TokenList(), 0);
        Tokens.Read(bytes, tokens);
        foreach (var token in tokens.All)
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(end);
            token.Length.ShouldBeGreaterThan(0);
            end = token.End;
        }

        end.ShouldBeLessThanOrEqualTo(bytes.Length);
    });

    [Theory]
    [InlineData("Don’t  call, please!", " don't call , please . ")]
    [InlineData("€40 at 8:30?", " 00 at 0000 ? ")]
    public void The_letters_of_all_tokens_stand_folded_with_one_space_between(string text, string letters)
    {
        var tokens = new TokenList();
        Tokens.Read(Encoding.UTF8.GetBytes(text), tokens);
        Encoding.UTF8.GetString(tokens.Letters).ShouldBe(letters);
    }

    private static readonly string[] Pieces = ["don't", "in-laws", "a", "I'm", "2nd", "5-year", "'tis", "well--no", "$40", "8:30", "...", "?!", ",", "(so)", "- ", "\"no\"", "extraordinarily", "x", "\n", "it's", "'n'", "b2-c", "a-", "-b", "US$5", "&", "\t"];

    /// <summary>A word after a letter that is not ASCII is read byte by byte, others by blocks.</summary>
    [Fact]
    public void Reading_by_blocks_and_byte_by_byte_cut_alike() =>
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index])
            .Array[0, 60].Select(Gen.Bool.Array[60], (words, spaces) => string.Concat(words.Select((word, index) => word + (spaces[index] ? " " : ""))))
            .Sample(text => Cut(text).ShouldBe(Cut(text + " é")[..^1]));

    private static List<(string Text, uint Hash)> Cut(string text)
    {
        var (bytes, tokens) = (Encoding.UTF8.GetBytes(text), new TokenList());
        Tokens.Read(bytes, tokens);
        return [.. tokens.All.ToArray().Select(token => (Encoding.UTF8.GetString(bytes, token.Start, token.Length), token.Hash))];
    }
}
