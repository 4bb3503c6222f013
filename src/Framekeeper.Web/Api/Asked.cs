using System.Buffers;
using System.Text.Json;
using Framekeeper.Store.Clients;

namespace Framekeeper.Web.Api;

/// <summary>A call: who calls, by its key, and what was sent.</summary>
/// <param name="Id">The part of the path that names something.</param>
internal sealed record Asked(HttpContext Http, ClientKey? Key, ReadOnlyMemory<byte> Body, string Id)
{
    /// <summary>Never what was sent.</summary>
    public override string ToString() => $"call of {Key}";
}

/// <summary>An answer, written before it is sent, so that it can be kept and given again.</summary>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Json)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Done, with nothing to say.</summary>
    public static Reply Nothing { get; } = new(StatusCodes.Status204NoContent, default);

    public static Reply Of(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            write(json);
        }

        return new(status, bytes.WrittenMemory);
    }

    /// <summary>Never what it says.</summary>
    public override string ToString() => $"reply {Status}";
}

/// <summary>A call that is not answered: what is wrong, where, and what to do. Never with what was sent.</summary>
internal sealed class Refused(int status, string title, string detail, string? where = null) : Exception(title)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    public string Detail { get; } = detail;

    public string? Where { get; } = where;
}
