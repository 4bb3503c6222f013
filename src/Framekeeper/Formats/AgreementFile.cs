using System.Text;

namespace Framekeeper.Formats;

/// <summary>Reads <c>*.agreement.yaml</c>: agreements in their full form, one version a document.</summary>
/// <remarks>The first thing that is wrong refuses the whole file: nothing is judged against a half-read agreement.</remarks>
public static class AgreementFile
{
    /// <summary>Every field that the file may hold.</summary>
    public static IReadOnlyList<Field> Fields => AgreementShapes.Full.Fields;

    /// <summary>The agreements of a file, in its order.</summary>
    /// <param name="acts">The ids of the rule book's acts, which exceptions may name; null: any but those that no agreement can allow.</param>
    /// <exception cref="InputException">With line, field and what was expected.</exception>
    public static IReadOnlyList<Agreement> Read(Stream stream, string fileName, IReadOnlySet<string>? acts)
    {
        var source = new Source(fileName, acts);
        var documents = YamlNodes.Read(stream, fileName).Select(root => new Value(source, root)).ToList();
        if (documents.Count == 0)
        {
            throw new InputException(fileName, null, "holds no agreement; write at least agreement: 1");
        }

        var agreements = new List<Agreement>();
        var names = new HashSet<string>();
        foreach (var document in documents)
        {
            var agreement = AgreementShapes.Full.Read(document);
            if (agreement.Name is { } name && !names.Add(name))
            {
                throw (document["version"] ?? document["id"])!.Wrong("a version of this id that the file holds already; a new version never overwrites an old one, so count version up");
            }
            agreements.Add(agreement);
        }
        return agreements;
    }

    /// <summary>All that keeps an agreement from being one, for a form: each error with its field (<c>fee.amount</c>, <c>exceptions[0].words</c>).</summary>
    /// <param name="acts">As in <see cref="Read"/>.</param>
    public static IReadOnlyList<InputException> Errors(Agreement agreement, IReadOnlySet<string>? acts)
    {
        var source = new Source("agreement", acts, []);
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(AgreementText.Write(agreement)));
            AgreementShapes.Full.Read(new Value(source, YamlNodes.Read(stream, source.File).Single()));
        }
        catch (InputException wrong)
        {
            source.Errors!.Add(wrong);
        }

        return source.Errors!;
    }
}
