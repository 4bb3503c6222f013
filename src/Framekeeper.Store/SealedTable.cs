using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Framekeeper.Store.Keys;
using Framekeeper.Ties;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store;

/// <summary>A table whose rows are nouns of the library, each sealed as JSON and found by the keyed hash of its id.</summary>
/// <param name="table">Its name, which is also that of its key.</param>
internal sealed class SealedTable<TRow, T>(DataFolder folder, string table, Func<T, string> id)
    where TRow : SealedRow, new()
{
    private readonly byte[] key = folder.Keys.Of(table);

    /// <summary>All of them, in the order of their ids.</summary>
    public List<T> All()
    {
        using var db = folder.Db();
        return [.. db.Set<TRow>().AsNoTracking().AsEnumerable().Select(Open).OrderBy(id, StringComparer.Ordinal)];
    }

    /// <summary>The one of an id.</summary>
    public T? Find(string wanted)
    {
        var place = folder.Place(table, wanted);
        using var db = folder.Db();
        return db.Set<TRow>().AsNoTracking().FirstOrDefault(row => row.Place == place) is { } row ? Open(row) : default;
    }

    /// <summary>Those whose rows fit, in the order of their ids.</summary>
    public List<T> Where(Expression<Func<TRow, bool>> fits)
    {
        using var db = folder.Db();
        return [.. db.Set<TRow>().AsNoTracking().Where(fits).AsEnumerable().Select(Open).OrderBy(id, StringComparer.Ordinal)];
    }

    /// <summary>Puts some in: those of a known id are replaced. All of them or none.</summary>
    public void Put(IEnumerable<T> some, Action<TRow>? made = null)
    {
        using var db = folder.Db();
        using var together = db.Database.BeginTransaction();
        foreach (var few in some.Chunk(1000))
        {
            var rows = few.DistinctBy(id, StringComparer.Ordinal).ToDictionary(one => Convert.ToHexString(folder.Place(table, id(one))));
            var places = rows.Keys.Select(Convert.FromHexString).ToList();
            var known = db.Set<TRow>().Where(row => places.Contains(row.Place)).ToDictionary(row => Convert.ToHexString(row.Place));
            foreach (var (place, one) in rows)
            {
                if (!known.TryGetValue(place, out var row))
                {
                    db.Add(row = new TRow { Place = Convert.FromHexString(place) });
                    made?.Invoke(row);
                }

                row.Sealed = Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(one, Nouns.Options), $"{table} {place}");
            }

            db.SaveChanges();
            db.ChangeTracker.Clear();
        }

        together.Commit();
    }

    /// <summary>Deletes some for good: their rows are overwritten.</summary>
    public void Remove(IEnumerable<string> ids)
    {
        var places = ids.Select(one => folder.Place(table, one)).ToList();
        using var db = folder.Db();
        db.Set<TRow>().Where(row => places.Contains(row.Place)).ExecuteDelete();
        Schema.Scripts.Empty(db);
    }

    /// <summary>Deletes for good what fits.</summary>
    public void RemoveWhere(Func<T, bool> fits) => Remove([.. All().Where(fits).Select(id)]);

    private T Open(TRow row) => JsonSerializer.Deserialize<T>(Seal.Open(key, row.Sealed, $"{table} {Convert.ToHexString(row.Place)}"), Nouns.Options)!;
}

/// <summary>A table whose rows belong to something (a treatment, a tape) and are read together with the others of their owner.</summary>
/// <param name="key">The name of the key that closes what an owner has; when that key is destroyed, all of it is gone, in every copy.</param>
/// <param name="given">Whether the key is made with its owner and never here, so that nothing is put in once it is destroyed.</param>
internal sealed class OwnedTable<TRow, T>(DataFolder folder, string table, Func<T, string> id, Func<T, string> owner, Func<string, string> key, bool given = false)
    where TRow : OwnedRow, new()
{
    /// <summary>What an owner has, in the order of the ids; nothing once the key is destroyed.</summary>
    public List<T> Of(string of)
    {
        if (folder.Keys.Find(key(of)) is not { } opens)
        {
            return [];
        }

        var owned = folder.Place($"{table} of", of);
        using var db = folder.Db();
        return [.. db.Set<TRow>().AsNoTracking().Where(row => row.Owner == owned).AsEnumerable().Select(row => Open(row, opens)).OrderBy(id, StringComparer.Ordinal)];
    }

    /// <summary>The one of an id; null if its owner has none such.</summary>
    public T? Find(string of, string wanted)
    {
        var place = Place(of, wanted);
        using var db = folder.Db();
        return folder.Keys.Find(key(of)) is { } opens && db.Set<TRow>().AsNoTracking().FirstOrDefault(row => row.Place == place) is { } row ? Open(row, opens) : default;
    }

    /// <summary>Puts some of one owner in: those of a known id are replaced. All of them or none.</summary>
    /// <exception cref="InputException">The owner's key is given, and is not there or was destroyed.</exception>
    public void Put(params IReadOnlyCollection<T> some)
    {
        if (some.Count == 0)
        {
            return;
        }

        var of = some.Select(owner).Distinct().Single();
        var closes = !given ? folder.Keys.Of(key(of)) : folder.Keys.Find(key(of)) ?? throw new InputException(of, null, "is not there, or was destroyed; nothing can be kept of it");
        using var db = folder.Db();
        using var together = db.Database.BeginTransaction();
        foreach (var one in some)
        {
            var place = Place(of, id(one));
            var row = db.Set<TRow>().FirstOrDefault(known => known.Place == place);
            if (row is null)
            {
                db.Add(row = new TRow { Place = place, Owner = folder.Place($"{table} of", of) });
            }

            row.Sealed = Seal.Close(closes, JsonSerializer.SerializeToUtf8Bytes(one, Nouns.Options), Bound(place));
        }

        db.SaveChanges();
        together.Commit();
    }

    /// <summary>Deletes for good all that an owner has: the rows are overwritten.</summary>
    public void Remove(string of)
    {
        var owned = folder.Place($"{table} of", of);
        using var db = folder.Db();
        db.Set<TRow>().Where(row => row.Owner == owned).ExecuteDelete();
        Schema.Scripts.Empty(db);
    }

    /// <summary>Deletes one for good.</summary>
    public void Remove(string of, string one)
    {
        var place = Place(of, one);
        using var db = folder.Db();
        db.Set<TRow>().Where(row => row.Place == place).ExecuteDelete();
        Schema.Scripts.Empty(db);
    }

    private byte[] Place(string of, string one) => folder.Place(table, $"{of}\n{one}");

    private string Bound(byte[] place) => $"{table} {Convert.ToHexString(place)}";

    private T Open(TRow row, byte[] opens) => JsonSerializer.Deserialize<T>(Seal.Open(opens, row.Sealed, Bound(row.Place)), Nouns.Options)!;
}

/// <summary>How nouns are written before they are sealed: what is empty or not known is left out.</summary>
internal static class Nouns
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(), new TieKindByName() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shorten } },
    };

    private sealed class TieKindByName : JsonConverter<TieKind>
    {
        public override TieKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TieKind.Parse(reader.GetString()!) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TieKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }

    private static void Shorten(JsonTypeInfo type)
    {
        // What a property must be given is always written: left out, it could not be read back.
        foreach (var property in type.Properties.Where(property => property.IsRequired))
        {
            property.ShouldSerialize = (_, _) => true;
        }

        // So is what a constructor must be given: it would come back as null.
        foreach (var property in type.Properties.Where(property => !property.IsRequired && property.AssociatedParameter is null or { HasDefaultValue: true }))
        {
            // A person has a dozen particulars of which most rosters know five.
            property.ShouldSerialize = property.PropertyType == typeof(string) ? (_, value) => value is string { Length: > 0 }
                : property.PropertyType == typeof(IReadOnlyList<string>) ? (_, value) => value is IReadOnlyList<string> { Count: > 0 }
                : property.ShouldSerialize;
        }
    }
}
