using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Framekeeper.Store;
using Framekeeper.Store.Keys;
using Framekeeper.Store.Recordings;
using Framekeeper.Web.Media.Containers;

namespace Framekeeper.Web.Media;

/// <summary>Recordings on their way. Each lies sealed in <c>uploads/</c>, what its sender said beside it, and is moved to <c>recordings/</c> when it is whole and what it was said to be.</summary>
/// <remarks>A file and its key are either whole or gone: whatever is refused is dropped with its key, and so is what nobody finishes within a day.</remarks>
public sealed class Uploads
{
    /// <summary>So long an unfinished upload is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int MostAtOnce = 10;

    private readonly DataFolder folder;
    private readonly MediaRules rules;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, bool> busy = new(StringComparer.Ordinal);
    private readonly string coming;

    /// <summary>Those of a data folder.</summary>
    public Uploads(DataFolder folder, MediaRules rules, TimeProvider clock)
    {
        (this.folder, this.rules, this.clock) = (folder, rules, clock);
        coming = Made(Path.Combine(folder.Path, "uploads"));
        Made(Path.Combine(folder.Path, "recordings"));
    }

    /// <summary>The name of a tape's key.</summary>
    public static string Key(string id) => $"tape/{id}";

    /// <summary>Where the sealed bytes of a tape lie.</summary>
    public static string Place(DataFolder folder, string id) => Path.Combine(folder.Path, "recordings", id);

    internal static string NewId() => $"r-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>Until when it may be gone on with.</summary>
    internal static DateTimeOffset Expires(Upload upload) => upload.Begun + Kept;

    /// <summary>Begins one: its key, its empty file, what was said of it.</summary>
    /// <exception cref="InputException">It may not be uploaded.</exception>
    internal void Begin(Upload upload)
    {
        if (rules.MayUpload(upload) is { } refusal)
        {
            throw MediaKinds.Wrong(refusal);
        }

        if (All().Count(other => other.By == upload.By && other.Whole is null) >= MostAtOnce)
        {
            throw MediaKinds.Wrong("Ten uploads of yours are not finished; finish or take back one of them first");
        }

        var key = folder.Keys.Of(Key(upload.Id));
        Tell(upload);
        SealedFile.Create(Bytes(upload.Id), key, upload.Length).Dispose();
        rules.Begun(upload);
    }

    /// <summary>The one of an id, if this account sends it and it has not expired.</summary>
    internal Upload? Find(string? id, string by) => Upload.IsId(id) && Told(id!) is { } upload && upload.By == by ? upload : null;

    internal bool HasExpired(Upload upload) => upload.Whole is null && Expires(upload) <= clock.GetUtcNow();

    /// <summary>Takes one in hand; null while somebody else has it.</summary>
    internal IDisposable? Take(string id) => busy.TryAdd(id, true) ? new Hand(() => busy.TryRemove(id, out _)) : null;

    /// <summary>Takes one in hand; null if somebody else has had it for a second.</summary>
    /// <remarks>The sweep holds one for a moment, and a line that broke is noticed a moment later.</remarks>
    internal async Task<IDisposable?> TakeAsync(string id, CancellationToken cancel)
    {
        for (var tries = 0; tries < 50 && IsTaken(id); tries++)
        {
            await Task.Delay(20, cancel);
        }

        return Take(id);
    }

    internal bool IsTaken(string id) => busy.ContainsKey(id);

    /// <summary>How many bytes have arrived.</summary>
    internal long Arrived(Upload upload)
    {
        if (upload.Whole is not null)
        {
            return upload.Length;
        }

        using var file = SealedFile.Open(Bytes(upload.Id), folder.Keys.Of(Key(upload.Id)));
        return file.Arrived;
    }

    /// <summary>Seals what comes behind what is there; the first bytes are looked at before any of them is written.</summary>
    /// <returns>How many have arrived.</returns>
    /// <exception cref="InputException">They are of something else than was said; the upload is gone.</exception>
    internal async Task<long> AppendAsync(Upload upload, Stream source, CancellationToken cancel)
    {
        try
        {
            using var file = SealedFile.Open(Bytes(upload.Id), folder.Keys.Of(Key(upload.Id)), write: true);
            var arrived = file.Arrived;
            if (arrived >= FirstBytes.Needed)
            {
                return await file.AppendAsync(source, cancel);
            }

            var first = new byte[Math.Min(FirstBytes.Needed, upload.Length)];
            var count = (int)arrived;
            if (count > 0)
            {
                file.Begun(first.AsSpan(0, count));
            }

            var broke = default(Exception);
            try
            {
                while (count < first.Length && await source.ReadAsync(first.AsMemory(count), cancel) is > 0 and var read)
                {
                    count += read;
                }
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                broke = broken;
            }

            if (count == first.Length)
            {
                FirstBytes.Agree(first, upload.Kind);
            }

            arrived = await file.AppendAsync(new MemoryStream(first, (int)arrived, count - (int)arrived), CancellationToken.None);
            return broke is not null ? throw broke : await file.AppendAsync(source, cancel);
        }
        catch (InputException)
        {
            Drop(upload);
            throw;
        }
    }

    /// <summary>Takes back what arrived after the first so many bytes.</summary>
    internal void TakeBack(Upload upload, long to)
    {
        using var file = SealedFile.Open(Bytes(upload.Id), folder.Keys.Of(Key(upload.Id)), write: true);
        file.TakeBack(to);
    }

    /// <summary>Looks at the whole, and keeps it.</summary>
    /// <exception cref="InputException">It is not whole, or not what was agreed to; it is gone.</exception>
    internal void Complete(Upload upload)
    {
        try
        {
            var place = Place(folder, upload.Id);
            using (var bytes = SealedFile.Open(File.Exists(place) ? place : Bytes(upload.Id), folder.Keys.Of(Key(upload.Id))).Play())
            {
                upload = upload with { Whole = Container.Look(bytes, upload.Kind) };
            }

            if (upload is { Whole.Video: true, Medium: "audio" })
            {
                throw MediaKinds.Wrong("There are pictures in this file, and sound alone was said to be recorded; send the sound alone, or ask for the consent that fits");
            }

            if (!File.Exists(place))
            {
                File.Move(Bytes(upload.Id), place);
            }
        }
        catch (InputException)
        {
            Drop(upload);
            throw;
        }

        // Noted last: until then it is completed again.
        rules.Completed(upload, upload.Whole);
        Tell(upload with { Metadata = "", Recorded = [] });
    }

    /// <summary>Forgets one for good: the key first, so that whatever else stays opens nothing.</summary>
    internal void Drop(Upload upload)
    {
        folder.Keys.Destroy([Key(upload.Id)]);
        Forget(upload.Id);
        File.Delete(Place(folder, upload.Id));
        rules.Dropped(upload);
    }

    /// <summary>Drops what has expired and what a process that ended left behind, and keeps what was whole when it did.</summary>
    internal void Sweep()
    {
        // An id has no point in it, and all that lies here of one upload begins with it: what is said of it, and half of that while it is written.
        foreach (var id in Directory.EnumerateFiles(coming).Select(file => Path.GetFileName(file).Split('.')[0]).Distinct().ToList())
        {
            using var hand = Take(id);
            if (hand is null)
            {
                continue;
            }

            if (!Upload.IsId(id) || Told(id) is not { } upload)
            {
                Forget(id);
            }
            else if (Expires(upload) <= clock.GetUtcNow())
            {
                // Of what is whole, only that it has been an upload is forgotten.
                if (upload.Whole is null)
                {
                    Drop(upload);
                }

                Forget(id);
            }
            else if (upload.Whole is null && (!File.Exists(Bytes(id)) || Arrived(upload) == upload.Length))
            {
                Finish(upload);
            }
        }
    }

    private void Finish(Upload upload)
    {
        if (!File.Exists(Bytes(upload.Id)) && !File.Exists(Place(folder, upload.Id)))
        {
            Drop(upload);
            return;
        }

        try
        {
            Complete(upload);
        }
        catch (InputException)
        {
            // Dropped; its sender finds it gone.
        }
    }

    private IEnumerable<Upload> All() => Directory.EnumerateFiles(coming, "*.said").Select(file => Path.GetFileNameWithoutExtension(file)).Where(Upload.IsId).Select(Told).OfType<Upload>();

    private Upload? Told(string id)
    {
        try
        {
            return folder.Keys.Find(Key(id)) is { } key && File.Exists(Said(id)) ? JsonSerializer.Deserialize<Upload>(Seal.Open(key, File.ReadAllBytes(Said(id)), $"upload {id}")) : null;
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all: a process may end while it writes.</summary>
    private void Tell(Upload upload)
    {
        var half = Said(upload.Id) + ".half";
        using (var stream = new FileStream(half, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Seal.Close(folder.Keys.Of(Key(upload.Id)), JsonSerializer.SerializeToUtf8Bytes(upload), $"upload {upload.Id}"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, Said(upload.Id), overwrite: true);
    }

    private void Forget(string id)
    {
        File.Delete(Bytes(id));
        File.Delete(Said(id));
        File.Delete(Said(id) + ".half");
    }

    private string Bytes(string id) => Path.Combine(coming, id);

    private string Said(string id) => Path.Combine(coming, $"{id}.said");

    private static string Made(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private sealed class Hand(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
