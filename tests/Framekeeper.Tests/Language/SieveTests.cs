using System.Text;
using CsCheck;
using Framekeeper.Language;

namespace Framekeeper.Tests.Language;

public sealed class SieveTests
{
    private static readonly (string Phrase, ulong Bits)[] Phrases =
    [
        ("text me", 1), ("me", 2), ("don't tell", 4), ("in-law's house", 8), ("before our next session can you", 16), ("café", 32), ("5 star", 64), ("give me a lift", 128),
        ("give me a ride home", 256), ("acquaintances of mine", 512), ("acquaintances", 1024), ("у вас дома", 2048), ("naïvely-said things", 4096), ("a", 8192), ("you wouldn't want me to", 1 << 14),
    ];

    private static readonly Sieve Sieve = new(Phrases);

    [Theory]
    [InlineData("Text me", 1 | 2)]
    [InlineData("so text  me, please", 1 | 2)]
    [InlineData("text\tME.", 1 | 2)]
    [InlineData("text *me*", 1 | 2)]
    [InlineData("text 'me'", 1 | 2)]
    [InlineData("text\u00A0me", 1 | 2)]
    [InlineData("text, me", 2)]
    [InlineData("text. Me?", 2)]
    [InlineData("text – me", 2)]
    [InlineData("text - me", 2)]
    [InlineData("text “me”", 2)]
    [InlineData("text\nme", 2)]
    [InlineData("context me", 2)]
    [InlineData("text mean", 0)]
    [InlineData("text me-ish", 0)]
    [InlineData("text me's", 0)]
    [InlineData("text me’s", 0)]
    [InlineData("text", 0)]
    [InlineData("", 0)]
    [InlineData("DON’T TELL", 4)]
    [InlineData("don't", 0)]
    [InlineData("my in-law’s house", 8)]
    [InlineData("a CAFÉ", 8192)]
    [InlineData("a Café", 8192 | 32)]
    [InlineData("5 star", 64)]
    [InlineData("15 star", 0)]
    [InlineData("acquaintanceship of mine", 0)]
    [InlineData("Acquaintances of mine", 512 | 1024)]
    [InlineData("у вас дома", 2048)]
    [InlineData("‘naïvely-said things’", 4096)]
    public void Phrases_are_found_at_word_borders_and_not_across_marks(string text, int bits) => Sieve.Find(Encoding.UTF8.GetBytes(text)).ShouldBe((ulong)bits);

    [Fact]
    public void A_phrase_is_found_wherever_in_a_text_it_stands_and_whatever_the_length()
    {
        foreach (var (phrase, bits) in Phrases)
        {
            for (var before = 0; before < 140; before++)
            {
                var text = Encoding.UTF8.GetBytes(new string('z', before) + " " + phrase);
                (Sieve.Find(text) & bits).ShouldBe(bits);
                Sieve.Find([.. text, (byte)' ']).ShouldBe(Sieve.Find(text));
                Sieve.Find(text.AsSpan(..^1)).ShouldBe(Slow(text.AsSpan(..^1)));
            }
        }
    }

    [Fact]
    public void Any_text_of_words_and_near_words_gives_what_the_obvious_search_gives() => Texts.Sample(text => Sieve.Find(text).ShouldBe(Slow(text)), iter: 5_000);

    [Fact]
    public void Any_bytes_give_what_the_obvious_search_gives() =>
        Gen.OneOf<byte>(Gen.Byte, Gen.OneOf<byte>([.. "text me'- \xE2"u8.ToArray(), 0xE2, 0x80, 0x99, 0xC3])).Array[0, 200].Sample(text => Sieve.Find(text).ShouldBe(Slow(text)), iter: 5_000);

    [Fact]
    public void Without_digits_the_words_are_the_tokens() => Texts.Where(text => !text.AsSpan().ContainsAnyInRange((byte)'0', (byte)'9')).Sample(text => Sieve.Find(text).ShouldBe(ByTokens(text)), iter: 5_000);

    [Fact]
    public void Whether_there_is_any_is_whether_something_is_found() => Texts.Sample(text => Sieve.Any(text).ShouldBe(Sieve.Find(text) != 0));

    [Fact]
    public void Nothing_is_allocated()
    {
        var text = Encoding.UTF8.GetBytes("Don’t tell anybody, but before our next session can you give me a lift to the café?");
        Sieve.Find(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Sieve.Find(text);
        Sieve.Any(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Text me")]
    [InlineData("text  me")]
    [InlineData("text me ")]
    [InlineData(" text")]
    [InlineData("don’t")]
    [InlineData("text, me")]
    [InlineData("'til")]
    public void A_phrase_that_is_not_folded_words_is_refused(string phrase) => Should.Throw<ArgumentException>(() => new Sieve([(phrase, 1)]));

    [Fact]
    public void A_phrase_without_bits_is_refused() => Should.Throw<ArgumentException>(() => new Sieve([("text me", 0)]));

    private static Gen<byte[]> Texts
    {
        get
        {
            string[] words = [.. Phrases.SelectMany(phrase => phrase.Phrase.Split(' ')), .. Phrases.Select(phrase => phrase.Phrase)];
            var word = Gen.OneOf(words);
            var odd = Gen.OneOf(
                word,
                word.Select(w => w.ToUpperInvariant()),
                word.Select(w => w.Replace('\'', '’')),
                word.Select(w => w.Replace('\'', '‘')),
                Gen.Select(word, Gen.OneOf("s", "'s", "’s", "-", "'", "’", "-a", "é", "5", "€", "👍")).Select((w, end) => w + end),
                Gen.Select(Gen.OneOf("s", "'", "‘", "“", "-", "é", "5", "$", "—"), word).Select((start, w) => start + w),
                Gen.Char['a', 'z'].Array[1, 20].Select(letters => new string(letters)));
            var gap = Gen.Frequency((12, Gen.Const(" ")), (1, Gen.OneOf("  ", "\t", "\n", "\u00A0", ", ", ". ", " - ", "-", "…", " – ", "*", "/", "_", " “", "” ", "' ", " '", "", "(", "?!")));
            var whole = Gen.Select(odd, gap).Select((w, g) => w + g).Array[0, 60].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

            // Half of the texts end about where a block of bytes does.
            return Gen.Select(whole, Gen.Bool, Gen.Int[-1, 1]).Select((text, cut, off) => cut ? text[..Math.Clamp((text.Length / 32 * 32) + off, 0, text.Length)] : text);
        }
    }

    /// <summary>Word by word, as the definition says.</summary>
    private static ulong Slow(ReadOnlySpan<byte> text)
    {
        var words = new List<(int Start, int End, string Folded)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsLetter(text[i]) || IsDigit(text[i]))
            {
                var start = i;
                var folded = new List<byte>();
                for (var length = 1; length > 0; length = Inside(text, i))
                {
                    folded.Add(length == 3 ? (byte)'\'' : text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i]);
                    i += length;
                }

                words.Add((start, i, Encoding.Latin1.GetString([.. folded])));
                i--;
            }
        }

        var found = 0UL;
        foreach (var (phrase, bits) in Phrases)
        {
            var wanted = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(phrase)).Split(' ');
            for (var first = 0; first + wanted.Length <= words.Count; first++)
            {
                var here = words[first..(first + wanted.Length)];
                var apart = false;
                for (var k = 1; k < here.Count; k++)
                {
                    apart |= HasMark(text, here[k - 1].End, here[k].Start);
                }

                found |= !apart && here.Select(word => word.Folded).SequenceEqual(wanted) ? bits : 0;
            }
        }

        return found;
    }

    /// <summary>How many bytes at this place go on with the word before them.</summary>
    private static int Inside(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        var joins = text[at] is (byte)'\'' or (byte)'-' ? 1 : text[at..].StartsWith("’"u8) || text[at..].StartsWith("‘"u8) ? 3 : 0;
        return joins > 0 ? (at + joins < text.Length && IsLetter(text[at + joins]) ? joins : 0)
            : IsLetter(text[at]) || IsDigit(text[at]) || text[at] is >= 0x80 and < 0xC0 ? 1 : 0;
    }

    private static bool IsLetter(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or >= 0xC3 and not 0xE2;

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool HasMark(ReadOnlySpan<byte> text, int start, int end)
    {
        string[] marks = [".", "!", "?", "\n", ";", ",", ":", "(", ")", "\"", "“", "”", "–", "—", "…", " - "];
        var gap = text[start..end];
        foreach (var mark in marks)
        {
            if (gap.IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The phrases as the tokens have them: words without another token between.</summary>
    private static ulong ByTokens(byte[] text)
    {
        var tokens = new TokenList();
        Tokens.Read(text, tokens);
        var found = 0UL;
        foreach (var (phrase, bits) in Phrases.Where(phrase => phrase.Phrase[0] != '5'))
        {
            var wanted = phrase.Split(' ').Select(Tokens.HashOf).ToList();
            for (var first = 0; first + wanted.Count <= tokens.Count; first++)
            {
                found |= tokens.All.Slice(first, wanted.Count).ToArray().Select(token => token.Hash).SequenceEqual(wanted) ? bits : 0;
            }
        }

        return found;
    }
}
