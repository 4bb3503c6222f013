using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Framekeeper.Store;
using Framekeeper.Store.Recordings;
using Framekeeper.Web.Media.Containers;

namespace Framekeeper.Web.Media;

/// <summary>Cuts a portion out of a tape through <c>ffmpeg</c>, where it is installed; the bytes go to it and come back through pipes and stand on no disk.</summary>
/// <remarks>
/// Nothing is encoded anew: packets within the portion are left out, and in a video those up to the next whole picture, which would show what was cut. Names, chapters and subtitles in the file are left
/// out too. What is kept is sealed under a new key and the old one is destroyed.
/// </remarks>
public sealed class Portion(DataFolder folder, MediaRules rules, OpenPlays plays)
{
    /// <summary>What a page says where nothing can be cut out.</summary>
    public const string Unavailable = "A portion cannot be cut out here, since ffmpeg is not installed; only the whole recording can be deleted.";

    /// <summary>Whether a portion can be cut out; else only the whole can be deleted, and the page says so.</summary>
    public bool Available => rules.Ffmpeg is not null;

    /// <summary>Where <c>ffmpeg</c> lies by a PATH; null where it does not.</summary>
    public static string? OnPath(string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(part => Path.Combine(part, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg")).FirstOrDefault(File.Exists);

    /// <summary>Cuts out what lies between two moments. Whoever plays the tape is cut off, since what they play is no longer there.</summary>
    /// <exception cref="InputException">It cannot be cut; the tape is as it was.</exception>
    public async Task Cut(string tape, Recorded recorded, TimeSpan from, TimeSpan to, CancellationToken cancel)
    {
        if (rules.Ffmpeg is null || from < TimeSpan.Zero || to <= from)
        {
            throw MediaKinds.Wrong(rules.Ffmpeg is null ? Unavailable : "The portion must end after it begins");
        }

        var (place, half, key) = (Uploads.Place(folder, tape), Uploads.Place(folder, tape) + ".cut", folder.Keys.Find(Uploads.Key(tape)) ?? throw MediaKinds.Wrong("This recording was destroyed"));
        var next = NextKey(tape);
        try
        {
            File.Delete(half);
            await Keep(place, key, half, folder.Keys.Of(next), Arguments(recorded, from, to), recorded.Kind, cancel);
            Check(half, folder.Keys.Of(next), recorded);
        }
        catch
        {
            folder.Keys.Destroy([next]);
            File.Delete(half);
            throw;
        }

        plays.Lock(tape);
        rules.CutWords(tape, from, to, () =>
        {
            // From here on the old bytes open nothing; if the process ends before the next line, Mend does it.
            folder.Keys.Replace(Uploads.Key(tape), next);
            File.Move(half, place, overwrite: true);
        });
    }

    /// <summary>Brings to an end what a process that ended left half done. Called when the site starts.</summary>
    internal void Mend()
    {
        var recordings = Path.Combine(folder.Path, "recordings");
        foreach (var half in Directory.Exists(recordings) ? Directory.EnumerateFiles(recordings, "*.cut") : [])
        {
            var tape = Path.GetFileNameWithoutExtension(half);
            if (folder.Keys.Find(NextKey(tape)) is null && folder.Keys.Find(Uploads.Key(tape)) is not null)
            {
                File.Move(half, Uploads.Place(folder, tape), overwrite: true);
            }
            else
            {
                folder.Keys.Destroy([NextKey(tape)]);
                File.Delete(half);
            }
        }
    }

    private static string NextKey(string tape) => $"{Uploads.Key(tape)}/cut";

    /// <summary>Twice through: a sealed file says its length before its first byte.</summary>
    private async Task Keep(string place, byte[] key, string half, byte[] next, IReadOnlyList<string> arguments, MediaKind kind, CancellationToken cancel)
    {
        var length = 0L;
        await Through(place, key, arguments, async output =>
        {
            var buffer = new byte[1 << 16];
            while (await output.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                length += count;
            }

            CryptographicOperations.ZeroMemory(buffer);
        }, cancel);
        using var file = SealedFile.Create(half, next, length);
        await Through(place, key, arguments, async output =>
        {
            if (await file.AppendAsync(kind == MediaKind.Wav ? new Sized(output, length) : output, cancel) != length)
            {
                throw MediaKinds.Wrong("ffmpeg gave another result the second time; nothing was cut");
            }
        }, cancel);
    }

    private async Task Through(string place, byte[] key, IReadOnlyList<string> arguments, Func<Stream, Task> take, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(rules.Ffmpeg!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw MediaKinds.Wrong(Unavailable);
        var complained = false;
        try
        {
            var (given, said) = (Give(place, key, process.StandardInput.BaseStream, cancel), Complains(process.StandardError.BaseStream, cancel));
            await take(process.StandardOutput.BaseStream);
            await Task.WhenAll(given, said, process.WaitForExitAsync(cancel));

            // It ends well on half a recording too; what it says of that may be of the recording and is not repeated.
            complained = await said;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        if (process.ExitCode != 0 || complained)
        {
            throw MediaKinds.Wrong("ffmpeg could not cut this recording, which is as it was; an MP4 whose index stands at its end cannot be cut. Only the whole can be deleted");
        }
    }

    private static async Task<bool> Complains(Stream errors, CancellationToken cancel)
    {
        var (some, any) = (new byte[4096], false);
        while (await errors.ReadAsync(some, cancel) > 0)
        {
            any = true;
        }

        return any;
    }

    private static async Task Give(string place, byte[] key, Stream input, CancellationToken cancel)
    {
        using var bytes = SealedFile.Open(place, key).Play();
        try
        {
            await using (input)
            {
                await bytes.CopyToAsync(input, SealedChunk, cancel);
            }
        }
        catch (IOException)
        {
            // ffmpeg has ended; what it says by its exit code counts.
        }
    }

    private const int SealedChunk = 1 << 16;

    private static void Check(string half, byte[] key, Recorded recorded)
    {
        using var bytes = SealedFile.Open(half, key).Play();
        if (bytes.Length == 0)
        {
            throw MediaKinds.Wrong("Nothing would be left of this recording; delete the whole");
        }

        Container.Look(bytes, recorded.Kind);
    }

    internal static IReadOnlyList<string> Arguments(Recorded recorded, TimeSpan from, TimeSpan to)
    {
        var (a, b) = (from.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), to.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        var within = $"gt(lt(pts*tb,{b})*gt((pts+duration)*tb,{a})+lt(dts*tb,{b})*gte(dts*tb,{a}),0)";
        var shorter = $"-round(({b}-{a})/TB)";
        var filter = $"noise=drop='if({within},st(0,1),if(ld(0)*not(key),1,st(0,0)))',setts=pts='PTS+if(gte(PTS*TB,{a}),{shorter},0)':dts='DTS+if(gte(DTS*TB,{a}),{shorter},0)'";
        var (input, output) = recorded.Kind switch { MediaKind.WebM => ("matroska", "webm"), MediaKind.Mp4 => ("mp4", "mp4"), MediaKind.Mp3 => ("mp3", "mp3"), _ => ("wav", "wav") };
        string[] pictures = recorded.Video ? ["-map", "0:v", "-bsf:v", filter] : [];
        string[] more = recorded.Kind switch { MediaKind.Mp4 => ["-movflags", "frag_keyframe+empty_moov+default_base_moof"], MediaKind.Mp3 => ["-write_xing", "0", "-id3v2_version", "0"], _ => [] };
        return ["-hide_banner", "-loglevel", "error", "-xerror", "-protocol_whitelist", "pipe", "-f", input, "-i", "pipe:0", .. pictures, "-map", "0:a?", "-bsf:a", filter, "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1",
            "-fflags", "+bitexact", "-flags", "+bitexact", .. more, "-f", output, "pipe:1"];
    }

    /// <summary>A WAV file that was written into a pipe does not know its sizes; they are put in as it passes.</summary>
    private sealed class Sized(Stream source, long length) : Reading
    {
        private readonly byte[] head = new byte[4096];
        private int held = -1, given;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (held < 0)
            {
                held = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
                Fill(head.AsSpan(0, held));
            }

            if (given == held)
            {
                return await source.ReadAsync(buffer, cancellationToken);
            }

            var count = Math.Min(buffer.Length, held - given);
            head.AsMemory(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        private void Fill(Span<byte> bytes)
        {
            var data = bytes.IndexOf("data"u8);
            if (data < 0 || !bytes.StartsWith("RIFF"u8))
            {
                throw MediaKinds.Wrong("ffmpeg gave back no WAV file; nothing was cut");
            }

            BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], (uint)(length - 8));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(data + 4)..], (uint)(length - data - 8));
        }
    }
}
