using System.Security.Cryptography;
using System.Text.Json;

namespace Framekeeper.Reader;

/// <summary>What a model file needs beside it: what its outputs mean, and how they are weighed. Kept as <c>reader.json</c>.</summary>
public sealed record ReaderCard
{
    /// <summary>The file's name.</summary>
    public const string File = "reader.json";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The model's file, in the same folder.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's bytes, in hex.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>The word pieces' file, in the same folder.</summary>
    public required string Vocabulary { get; init; }

    /// <summary>SHA-256 of its bytes, in hex.</summary>
    public required string VocabularyDigest { get; init; }

    /// <summary>The model's outputs in order: <c>beyond</c>, the acts' names, <c>danger</c>.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>How many turns before are read with a turn.</summary>
    public required int Before { get; init; }

    /// <summary>How many pieces of the agreement's terms are read with a turn; 0: none.</summary>
    public int Terms { get; init; }

    /// <summary>By question: <c>therapist beyond</c>, <c>client client.gift</c>, <c>report danger</c>.</summary>
    public IReadOnlyDictionary<string, Weighing> Weighings { get; init; } = new Dictionary<string, Weighing>();

    /// <summary>The same where the reader decides over every turn, without the gate.</summary>
    public IReadOnlyDictionary<string, Weighing> Alone { get; init; } = new Dictionary<string, Weighing>();

    /// <summary>How kinds are named in turns.</summary>
    public Naming Turns { get; init; } = new(0, 0);

    /// <summary>The same in accounts.</summary>
    public Naming Reports { get; init; } = new(0, 0);

    /// <summary>A therapist's turn is read where the gate's highest ratio of an act reaches this.</summary>
    public double ActsFrom { get; init; } = double.MinValue;

    /// <summary>A client's turn is read where the gate's highest ratio of a signal reaches this.</summary>
    public double SignalsFrom { get; init; } = double.MinValue;

    /// <summary>Reads the card of a folder.</summary>
    /// <exception cref="InputException">There is none, or it is no card.</exception>
    public static ReaderCard Read(string folder)
    {
        var file = Path.Combine(folder, File);
        try
        {
            return JsonSerializer.Deserialize<ReaderCard>(System.IO.File.ReadAllBytes(file), Shape) ?? throw new InputException(file, 1, "is empty");
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "there is no such file; the reader's model stands beside the program, in the folder 'reader'", null, wrong);
        }
        catch (JsonException wrong)
        {
            throw new InputException(file, (int?)wrong.LineNumber + 1, "is no reader's card", wrong.Path, wrong);
        }
    }

    /// <summary>Writes the card into a folder.</summary>
    public void Write(string folder) => System.IO.File.WriteAllText(Path.Combine(folder, File), JsonSerializer.Serialize(this, Shape) + "\n");

    /// <summary>The digest of a file, in hex.</summary>
    /// <exception cref="InputException">There is no such file.</exception>
    public static string Digest(string file)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "there is no such file", null, wrong);
        }
    }
}
