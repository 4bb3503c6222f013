using System.Security.Cryptography;
using System.Text;
using Framekeeper.Tests.Store;
using Framekeeper.Web.Media;

namespace Framekeeper.Tests.Web.Media;

/// <summary>By a program in ffmpeg's place, which shows what is given to it and what is made of what it gives back; what ffmpeg itself makes of its arguments is tried by hand.</summary>
public sealed class PortionTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly Recorded Wav = new(MediaKind.Wav, Video: false), Mp3 = new(MediaKind.Mp3, Video: false);

    private readonly Folder folder = new();
    private readonly string bin = Directory.CreateTempSubdirectory("fk-bin").FullName;

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(bin, recursive: true);
    }

    [Fact]
    public async Task Without_ffmpeg_only_the_whole_can_be_deleted_and_that_is_said()
    {
        Portion.OnPath(bin).ShouldBeNull();
        Portion.OnPath(null).ShouldBeNull();
        await using var clinic = await Clinic.Open(folder);
        clinic.Portion.Available.ShouldBeFalse();
        var id = await clinic.Tape(Takes.Wav(new byte[100]));
        (await Should.ThrowAsync<InputException>(() => clinic.Portion.Cut(id, Wav, TimeSpan.Zero, TimeSpan.FromSeconds(1), Cancel))).Message.ShouldBe(Portion.Unavailable);
    }

    [Fact]
    public async Task What_is_kept_is_sealed_anew_and_the_old_bytes_open_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program in ffmpeg's place is a shell script");
        var words = new List<(string, TimeSpan, TimeSpan)>();
        await using var clinic = await Clinic.Open(folder, ffmpeg: Program("head -c 200000"), cutWords: (tape, from, to, swap) =>
        {
            words.Add((tape, from, to));
            swap();
        });
        clinic.Portion.Available.ShouldBeTrue();
        var take = Takes.Mp3(1000);
        var id = await clinic.Tape(take[..417_000]);
        var (place, old, key) = (Uploads.Place(clinic.Data, id), Path.Combine(bin, "old"), clinic.Data.Keys.Of(Uploads.Key(id)));
        File.Copy(place, old);

        // 417 times 479 frames: the script keeps that many bytes.
        await Should.ThrowAsync<InputException>(() => clinic.Portion.Cut(id, Mp3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), Cancel));
        clinic.Data.Keys.Of(Uploads.Key(id)).ShouldBe(key);
        words.ShouldBeEmpty();

        File.WriteAllText(Path.Combine(bin, "ffmpeg"), "#!/bin/sh\nexec head -c 199743\n");
        await clinic.Portion.Cut(id, Mp3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), Cancel);
        words.ShouldBe([(id, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))]);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{id}/media", Cancel)).AsSpan().SequenceEqual(take.AsSpan(0, 199_743)).ShouldBeTrue();
        clinic.Data.Keys.Of(Uploads.Key(id)).ShouldNotBe(key);
        clinic.Data.Keys.Find($"{Uploads.Key(id)}/cut").ShouldBeNull();
        Directory.GetFiles(Path.Combine(clinic.Path, "recordings")).ShouldBe([place]);
        using var gone = Framekeeper.Store.Recordings.SealedFile.Open(old, clinic.Data.Keys.Of(Uploads.Key(id))).Play();
        Should.Throw<AuthenticationTagMismatchException>(() => gone.ReadByte());
    }

    [Fact]
    public async Task A_cut_passes_through_pipes_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program in ffmpeg's place is a shell script");
        await using var clinic = await Clinic.Open(folder, ffmpeg: Program("cat"));
        var canary = Encoding.UTF8.GetBytes("Quillfeather-" + Guid.NewGuid().ToString("N"));
        byte[] take = Takes.Wav([.. Enumerable.Repeat(canary, 20_000).SelectMany(bytes => bytes)]);
        var id = await clinic.Tape(take);

        // As ffmpeg writes into a pipe: with sizes that it does not know.
        File.WriteAllText(Path.Combine(bin, "ffmpeg"), "#!/bin/sh\necho \"$@\" > " + Path.Combine(bin, "called") + "\nprintf 'RIFF\\377\\377\\377\\377'; dd bs=1 skip=8 count=32 2>/dev/null; printf '\\377\\377\\377\\377'; dd bs=1 count=4 of=/dev/null 2>/dev/null; exec cat\n");
        await clinic.Portion.Cut(id, Wav, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(120.5), Cancel);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{id}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
        folder.Holds(canary).ShouldBeFalse();
        TusTests.Temporary().Where(file => TusTests.Has(file, canary)).ShouldBeEmpty();
        var called = File.ReadAllText(Path.Combine(bin, "called"));
        called.ShouldContain("-f wav -i pipe:0");
        called.ShouldEndWith("-f wav pipe:1\n");
        called.ShouldContain("120.5");
    }

    [Fact]
    public async Task Whoever_plays_is_cut_off_and_a_program_that_fails_changes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program in ffmpeg's place is a shell script");
        await using var clinic = await Clinic.Open(folder, ffmpeg: Program("cat >/dev/null; exit 1"));
        var take = Takes.Mp3(5);
        var id = await clinic.Tape(take);
        (await Should.ThrowAsync<InputException>(() => clinic.Portion.Cut(id, Mp3, TimeSpan.Zero, TimeSpan.FromSeconds(1), Cancel))).Message.ShouldContain("as it was");
        (await clinic.Http.GetByteArrayAsync($"/tapes/{id}/media", Cancel)).ShouldBe(take);

        File.WriteAllText(Path.Combine(bin, "ffmpeg"), "#!/bin/sh\nexec cat\n");
        var cut = false;
        using var open = clinic.Plays.Enter(id, () => cut = true);
        await clinic.Portion.Cut(id, Mp3, TimeSpan.Zero, TimeSpan.FromSeconds(1), Cancel);
        cut.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cut_that_a_process_left_half_done_is_ended_or_undone()
    {
        await using var clinic = await Clinic.Open(folder);
        var (before, after) = (Takes.Mp3(5), Takes.Mp3(3));
        var (undone, ended) = (await clinic.Tape(before), await clinic.Tape(before));
        foreach (var id in new[] { undone, ended })
        {
            using var file = Framekeeper.Store.Recordings.SealedFile.Create(Uploads.Place(clinic.Data, id) + ".cut", clinic.Data.Keys.Of($"tape/{id}/cut"), after.Length);
            await file.AppendAsync(new MemoryStream(after), Cancel);
        }

        clinic.Data.Keys.Replace($"tape/{ended}", $"tape/{ended}/cut");
        clinic.Portion.Mend();
        (await clinic.Http.GetByteArrayAsync($"/tapes/{undone}/media", Cancel)).ShouldBe(before);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{ended}/media", Cancel)).ShouldBe(after);
        Directory.GetFiles(Path.Combine(clinic.Path, "recordings"), "*.cut").ShouldBeEmpty();
        clinic.Data.Keys.Find($"tape/{undone}/cut").ShouldBeNull();
    }

    private string Program(string does)
    {
        var file = Path.Combine(bin, "ffmpeg");
        File.WriteAllText(file, $"#!/bin/sh\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Portion.OnPath($"/nowhere{Path.PathSeparator}{bin}")!;
    }
}
