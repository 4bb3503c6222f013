namespace Framekeeper.Formats;

/// <summary>A field that a file may hold, as documentation names it.</summary>
/// <param name="Path">From the top: <c>fee.amount</c>, <c>exceptions[].allows</c>.</param>
/// <param name="Takes">What may stand there.</param>
/// <param name="Says">What it is for.</param>
public sealed record Field(string Path, string Takes, string Says, bool Required);

/// <summary>A kind of value: what it takes, in words that an error can use, and how it is read.</summary>
/// <param name="Inner">The fields below, their paths beginning with <c>.</c> or <c>[]</c>.</param>
internal sealed record Kind<T>(string Takes, Func<Value, T> Read, IReadOnlyList<Field> Inner)
{
    public Kind(string takes, Func<Value, T> read)
        : this(takes, read, [])
    {
    }
}

/// <summary>What a mapping may hold, each field once: the reader, its errors and the documentation come from here.</summary>
/// <param name="blank">What a mapping without fields reads as.</param>
internal sealed class Shape<T>(T blank)
{
    private readonly List<Slot> slots = [];
    private Action<Value, T> check = (_, _) => { };

    private sealed record Slot(Field Field, IReadOnlyList<Field> Inner, Func<T, Value, T> Read);

    /// <summary>Its fields and theirs.</summary>
    public IReadOnlyList<Field> Fields =>
        [.. slots.SelectMany(slot => slot.Inner.Select(inner => inner with { Path = slot.Field.Path + inner.Path }).Prepend(slot.Field))];

    /// <summary>Adds a field; one of the same name is replaced.</summary>
    public Shape<T> With<TField>(string name, Kind<TField> kind, string says, Func<T, TField, T> put, bool required = false)
    {
        slots.RemoveAll(slot => slot.Field.Path == name);
        slots.Add(new Slot(new Field(name, kind.Takes, says, required), kind.Inner, (into, value) => put(into, kind.Read(value))));
        return this;
    }

    /// <summary>Adds all fields and checks of another shape.</summary>
    public Shape<T> With(Shape<T> other)
    {
        slots.AddRange(other.slots);
        return Where(other.check);
    }

    /// <summary>Adds a check over several fields, made once all are read.</summary>
    public Shape<T> Where(Action<Value, T> holds)
    {
        check += holds;
        return this;
    }

    /// <summary>Reads a mapping.</summary>
    /// <param name="unknown">What a field that it does not know makes of the result; null: it is refused.</param>
    /// <exception cref="InputException">The first thing that is wrong, with its field.</exception>
    public T Read(Value value, Func<T, Value, T>? unknown = null)
    {
        var result = blank;
        foreach (var (name, field) in value.Fields())
        {
            var slot = slots.Find(slot => slot.Field.Path == name);
            Try(value, () => result = Put(result, name, field, slot, unknown));
        }

        foreach (var slot in slots.Where(slot => slot.Field.Required && value[slot.Field.Path] is null))
        {
            Try(value, () => throw value.Missing(slot.Field.Path, $"it takes {slot.Field.Takes}"));
        }

        Try(value, () => check(value, result));
        return result;
    }

    private T Put(T into, string name, Value field, Slot? slot, Func<T, Value, T>? unknown)
    {
        if (slot is null && unknown is null)
        {
            throw field.Wrong($"unknown field; {Nearest.Field(name, slots.Select(known => known.Field.Path))}");
        }

        return field.IsNothing ? into : slot is null ? unknown!(into, field) : slot.Read(into, field);
    }

    private static void Try(Value value, Action read)
    {
        try
        {
            read();
        }
        catch (InputException wrong) when (value.Errors is not null)
        {
            value.Errors.Add(wrong);
        }
    }
}
