using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Framekeeper.Reader;

/// <summary>A piece of a word, with where it stands in the text, in UTF-16 code units.</summary>
internal readonly record struct Piece(int Id, int Start, int End);

/// <summary>Cuts text into the encoder's word pieces (WordPiece; Devlin et al. 2019): lower case, without accents, each mark by itself. Safe for use from several threads.</summary>
internal sealed partial class Words
{
    private readonly WordPieceTokenizer tokenizer;

    /// <param name="vocabulary">One piece a line; its number is its line.</param>
    public Words(Stream vocabulary) =>
        tokenizer = WordPieceTokenizer.Create(vocabulary, new WordPieceOptions { PreTokenizer = new RegexPreTokenizer(Runs(), null), UnknownToken = "[UNK]" });

    /// <summary>The pieces of a text, in order.</summary>
    public Piece[] Cut(string text)
    {
        var pieces = tokenizer.EncodeToTokens(Plain(text), out _);
        var cut = new Piece[pieces.Count];
        for (var i = 0; i < cut.Length; i++)
        {
            cut[i] = new Piece(pieces[i].Id, pieces[i].Offset.Start.Value, pieces[i].Offset.End.Value);
        }

        return cut;
    }

    /// <summary>Lower-case letters with accents, and the same letters without: .NET itself takes none apart where it runs without the cultures' tables, as this program does.</summary>
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž";
    private const string Bare = "aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzz";

    /// <summary>As long as the text, so that places hold.</summary>
    private static string Plain(string text) => string.Create(text.Length, text, (plain, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = char.ToLowerInvariant(text[i]);
            plain[i] = letter >= Accented[0] && Accented.IndexOf(letter) is >= 0 and var known ? Bare[known] : letter;
        }
    });

    [GeneratedRegex(@"[\p{L}\p{N}]+|[^\s\p{L}\p{N}]")]
    private static partial Regex Runs();
}
