using System.Text;
using Framekeeper.Language;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Rules;

/// <summary>Words of danger to oneself or from another: <c>crisis.yml</c>. Tuned for recall; what is heard shows help, and never counts for anything else.</summary>
public sealed class CrisisWords
{
    private readonly Sieve sieve;

    private CrisisWords(Sieve sieve) => this.sieve = sieve;

    /// <summary>Reads <c>crisis.yml</c>: a list of phrases for each kind of danger.</summary>
    /// <exception cref="InputException">It is no such mapping.</exception>
    public static CrisisWords Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode kinds }] && kinds.Children.Values.All(list => list is YamlSequenceNode)
            ? new CrisisWords(new Sieve([.. kinds.Children.Values.SelectMany(list => (YamlSequenceNode)list).Select(phrase => (Plain(phrase.ToString()).Trim(), 1UL))]))
            : throw new InputException(file, 1, "must be a mapping of lists of phrases");
    }

    /// <summary>Whether the text holds one of the phrases, in any case, over any marks between its words.</summary>
    public bool In(string text) => sieve.Any(Encoding.UTF8.GetBytes(Plain(text)));

    /// <summary>Lower case, straight apostrophes, single spaces, nothing but words.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ", text.Length + 2);
        foreach (var letter in text)
        {
            var next = letter == '’' ? '\'' : char.IsLetterOrDigit(letter) || letter == '\'' ? char.ToLowerInvariant(letter) : ' ';
            if (next != ' ' || plain[^1] != ' ')
            {
                plain.Append(next);
            }
        }

        return plain.ToString();
    }
}
