using System.Net;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Tests.Store;
using Framekeeper.Web.Access;
using static System.Net.HttpStatusCode;

namespace Framekeeper.Tests.Web.Media;

public sealed class TusTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_in_random_pieces_over_lines_that_break_is_the_one_that_was_sent()
    {
        await using var clinic = await Clinic.Open();
        var dice = new Random(11);
        for (var round = 0; round < 8; round++)
        {
            var take = Takes.Wav(RandomNumberGenerator.GetBytes(dice.Next(1, 700_000)));
            var at = await clinic.Begin(take.Length);
            for (var offset = await clinic.Offset(at); offset < take.Length; offset = await Later(() => clinic.Offset(at)))
            {
                var count = dice.Next(1, Math.Min(take.Length - (int)offset, 200_000) + 1);
                if (dice.Next(3) == 0)
                {
                    await Should.ThrowAsync<HttpRequestException>(() => clinic.Patch(at, offset, new Breaking(take.AsMemory((int)offset, count), dice.Next(count))));
                }
                else
                {
                    var answer = await clinic.Patch(at, offset, take[(int)offset..((int)offset + count)]);
                    answer.StatusCode.ShouldBe(NoContent);
                    answer.Headers.GetValues("Upload-Offset").Single().ShouldBe($"{offset + count}");
                }
            }

            var id = at["/uploads/".Length..];
            (await clinic.Http.GetByteArrayAsync($"/tapes/{id}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
            clinic.Told.ShouldContain($"completed {id}");
        }
    }

    [Fact]
    public async Task A_server_that_ends_in_the_middle_goes_on_from_what_had_arrived()
    {
        using var folder = new Folder();
        var take = Takes.Wav(RandomNumberGenerator.GetBytes(500_000));
        string at;
        await using (var first = await Clinic.Open(folder))
        {
            at = await first.Begin(take.Length);
            (await first.Patch(at, 0, take[..150_000])).StatusCode.ShouldBe(NoContent);
        }

        await using var second = await Clinic.Open(folder);
        (await second.Offset(at)).ShouldBe(150_000);
        (await second.Patch(at, 150_000, take[150_000..])).StatusCode.ShouldBe(NoContent);
        (await second.Http.GetByteArrayAsync($"/tapes/{at["/uploads/".Length..]}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
    }

    /// <summary>The files as they lie while bytes are still coming are what a killed process leaves.</summary>
    [Fact]
    public async Task A_process_that_is_killed_loses_no_more_than_the_chunk_in_its_hands()
    {
        using Folder folder = new(), left = new();
        var take = Takes.Wav(RandomNumberGenerator.GetBytes(500_000));
        await using var first = await Clinic.Open(folder);
        var at = await first.Begin(take.Length);
        using var go = new SemaphoreSlim(0);
        var sending = first.Patch(at, 0, new Waiting(take, 150_000, go));
        var bytes = Path.Combine(first.Path, at[1..]);
        await PlayingTests.Until(() => new FileInfo(bytes).Length >= 2 * Framekeeper.Store.Recordings.SealedFile.Chunk);
        Copy(folder.Data, left.Data);
        Copy(Path.GetDirectoryName(folder.KeyFile)!, Path.GetDirectoryName(left.KeyFile)!);
        go.Release();
        await sending;

        await using var second = await Clinic.Open(left);
        var offset = await second.Offset(at);
        offset.ShouldBe(2 * Framekeeper.Store.Recordings.SealedFile.Chunk);
        (await second.Patch(at, offset, take[(int)offset..])).StatusCode.ShouldBe(NoContent);
        (await second.Http.GetByteArrayAsync($"/tapes/{at["/uploads/".Length..]}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();

        static void Copy(string from, string to)
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    [Fact]
    public async Task What_it_can_do_is_said()
    {
        await using var clinic = await Clinic.Open();
        var answer = await clinic.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/uploads"), Cancel);
        answer.StatusCode.ShouldBe(NoContent);
        string Said(string header) => answer.Headers.GetValues(header).Single();
        (Said("Tus-Version"), Said("Tus-Max-Size"), Said("Tus-Extension"), Said("Tus-Checksum-Algorithm")).ShouldBe(("1.0.0", "4294967296", "creation,expiration,termination,checksum", "sha1,sha256"));
    }

    [Fact]
    public async Task The_head_of_an_upload_says_what_was_said_of_it_and_is_not_kept()
    {
        await using var clinic = await Clinic.Open();
        var metadata = Clinic.Metadata(("filename", "session.wav"));
        var made = await clinic.Create(1000, metadata);
        made.Headers.GetValues("Upload-Expires").Single().ShouldEndWith("GMT");
        var head = await clinic.Http.SendAsync(Clinic.Tus(HttpMethod.Head, made.Headers.Location!.ToString()), Cancel);
        head.Headers.GetValues("Upload-Metadata").Single().ShouldBe(metadata);
        head.Headers.GetValues("Upload-Length").Single().ShouldBe("1000");
        head.Headers.CacheControl!.NoStore.ShouldBeTrue();
        head.Headers.GetValues("Tus-Resumable").Single().ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Another_version_is_answered_with_the_one_that_is_spoken()
    {
        await using var clinic = await Clinic.Open();
        var request = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        request.Headers.Add("Tus-Resumable", "0.2.2");
        request.Headers.Add("Upload-Length", "10");
        var answer = await clinic.Http.SendAsync(request, Cancel);
        (answer.StatusCode, answer.Headers.GetValues("Tus-Version").Single()).ShouldBe((PreconditionFailed, "1.0.0"));
        clinic.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_at_another_place_of_another_type_or_too_many_change_nothing()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        (await clinic.Patch(at, 0, take[..500])).StatusCode.ShouldBe(NoContent);
        (await clinic.Patch(at, 499, take[499..])).StatusCode.ShouldBe(Conflict);
        (await clinic.Patch(at, 501, take[501..])).StatusCode.ShouldBe(Conflict);
        (await clinic.Patch(at, 500, [.. take[500..], 1])).StatusCode.ShouldBe(RequestEntityTooLarge);
        var typed = new ByteArrayContent(take[500..]);
        typed.Headers.ContentType = new("text/plain");
        (await clinic.Patch(at, 500, typed)).StatusCode.ShouldBe(UnsupportedMediaType);
        (await clinic.Offset(at)).ShouldBe(500);
        (await clinic.Patch("/uploads/r-00000000000000ff", 0, take)).StatusCode.ShouldBe(NotFound);
        (await clinic.Patch("/uploads/..%2Fkeys", 0, take)).StatusCode.ShouldBe(NotFound);
    }

    [Fact]
    public async Task More_than_was_announced_in_a_piece_of_unknown_length_leaves_nothing()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        var answer = await clinic.Patch(at, 0, new Unsized([.. take, 1, 2, 3]));
        answer.StatusCode.ShouldBe(UnsupportedMediaType);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("more was sent than was announced");
        Nothing(clinic, at);
    }

    [Fact]
    public async Task A_piece_that_was_changed_on_its_way_is_taken_back()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(RandomNumberGenerator.GetBytes(300_000));
        var at = await clinic.Begin(take.Length);
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The protocol names SHA-1 for what changes on a line, not for who changes it.")]
        static string Sum(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(SHA1.HashData(bytes));
        (await clinic.Patch(at, 0, take[..100_000], ("Upload-Checksum", $"sha1 {Sum(take.AsSpan(0, 100_000))}"))).StatusCode.ShouldBe(NoContent);
        (await clinic.Patch(at, 100_000, take[100_000..], ("Upload-Checksum", $"sha1 {Sum(take)}"))).StatusCode.ShouldBe((HttpStatusCode)460);
        (await clinic.Offset(at)).ShouldBe(100_000);
        (await clinic.Patch(at, 100_000, take[100_000..], ("Upload-Checksum", "crc32 AAAA"))).StatusCode.ShouldBe(BadRequest);
        await Should.ThrowAsync<HttpRequestException>(() => clinic.Patch(at, 100_000, new Breaking(take.AsMemory(100_000), 50_000), ("Upload-Checksum", $"sha1 {Sum(take.AsSpan(100_000))}")));
        (await Later(() => clinic.Offset(at))).ShouldBe(100_000);
        (await clinic.Patch(at, 100_000, take[100_000..], ("Upload-Checksum", $"sha256 {Convert.ToBase64String(SHA256.HashData(take.AsSpan(100_000)))}"))).StatusCode.ShouldBe(NoContent);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{at["/uploads/".Length..]}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_who_send_one_upload_do_not_mix_it()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(RandomNumberGenerator.GetBytes(200_000));
        var at = await clinic.Begin(take.Length);
        using var go = new SemaphoreSlim(0);
        var first = clinic.Patch(at, 0, new Waiting(take, 1000, go));
        while (!clinic.Uploads.IsTaken(at["/uploads/".Length..]))
        {
            await Task.Delay(5, Cancel);
        }

        (await clinic.Patch(at, 0, take)).StatusCode.ShouldBe(Locked);
        (await clinic.Http.SendAsync(Clinic.Tus(HttpMethod.Delete, at), Cancel)).StatusCode.ShouldBe(Locked);
        go.Release();
        (await first).StatusCode.ShouldBe(NoContent);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{at["/uploads/".Length..]}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_with_its_key()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        await clinic.Patch(at, 0, take[..600]);
        (await clinic.Http.SendAsync(Clinic.Tus(HttpMethod.Delete, at), Cancel)).StatusCode.ShouldBe(NoContent);
        Nothing(clinic, at);
        (await clinic.Http.SendAsync(Clinic.Tus(HttpMethod.Head, at), Cancel)).StatusCode.ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_sender_without_other_methods_names_them_in_a_header()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        var request = Clinic.Tus(HttpMethod.Post, at);
        request.Headers.Add("X-HTTP-Method-Override", "PATCH");
        request.Headers.Add("Upload-Offset", "0");
        request.Content = new ByteArrayContent(take);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        (await clinic.Http.SendAsync(request, Cancel)).StatusCode.ShouldBe(NoContent);
        (await clinic.Offset(at)).ShouldBe(take.Length);
    }

    [Fact]
    public async Task What_is_not_finished_within_a_day_is_gone()
    {
        var clock = new Clock(DateTimeOffset.UtcNow);
        await using var clinic = await Clinic.Open(clock: clock);
        var take = Takes.Wav(new byte[1000]);
        var (left, late, done) = (await clinic.Begin(take.Length), await clinic.Begin(take.Length), await clinic.Begin(take.Length));
        await clinic.Patch(left, 0, take[..600]);
        await clinic.Patch(done, 0, take);
        clock.Pass(TimeSpan.FromHours(23.9));
        clinic.Uploads.Sweep();
        (await clinic.Offset(left)).ShouldBe(600);
        clock.Pass(TimeSpan.FromHours(0.2));
        (await clinic.Patch(late, 0, take)).StatusCode.ShouldBe(Gone);
        clinic.Uploads.Sweep();
        Nothing(clinic, left, but: 1);
        Nothing(clinic, late, but: 1);
        (await clinic.Http.GetByteArrayAsync($"/tapes/{done["/uploads/".Length..]}/media", Cancel)).ShouldBe(take);
    }

    [Fact]
    public async Task What_had_arrived_when_a_process_ended_is_finished_by_the_next()
    {
        using var folder = new Folder();
        var take = Takes.Wav(RandomNumberGenerator.GetBytes(100_000));
        string at, id;
        await using (var first = await Clinic.Open(folder))
        {
            at = await first.Begin(take.Length);
            id = at["/uploads/".Length..];

            // All has come, and the process ends before it looks at the whole.
            using var file = Framekeeper.Store.Recordings.SealedFile.Open(Path.Combine(first.Path, "uploads", id), first.Data.Keys.Of($"tape/{id}"), write: true);
            await file.AppendAsync(new MemoryStream(take), Cancel);
        }

        await using var second = await Clinic.Open(folder);
        second.Uploads.Sweep();
        second.Tapes.ShouldContainKey(id);
        (await second.Offset(at)).ShouldBe(take.Length);
        (await second.Http.GetByteArrayAsync($"/tapes/{id}/media", Cancel)).ShouldBe(take);
    }

    [Fact]
    public async Task What_is_half_written_of_an_upload_costs_nothing_of_it()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        await File.WriteAllBytesAsync(Path.Combine(clinic.Path, "uploads", $"{at["/uploads/".Length..]}.said.half"), [1, 2, 3], Cancel);
        clinic.Uploads.Sweep();
        (await clinic.Offset(at)).ShouldBe(0);
        (await clinic.Patch(at, 0, take)).StatusCode.ShouldBe(NoContent);
        (await clinic.Offset(at)).ShouldBe(take.Length);
    }

    [Fact]
    public async Task A_lost_answer_to_the_last_piece_does_not_begin_it_again()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Wav(new byte[1000]);
        var at = await clinic.Begin(take.Length);
        await clinic.Patch(at, 0, take);
        (await clinic.Offset(at)).ShouldBe(take.Length);
        (await clinic.Http.SendAsync(Clinic.Tus(HttpMethod.Delete, at), Cancel)).StatusCode.ShouldBe(Forbidden);
        clinic.Told.Count(told => told.StartsWith("completed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_sees_or_sends_an_upload()
    {
        await using var clinic = await Clinic.Open();
        var at = await clinic.Begin(1000);
        using var other = clinic.As(Clinic.Jonas);
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete, HttpMethod.Patch })
        {
            (await other.SendAsync(Clinic.Tus(method, at), Cancel)).StatusCode.ShouldBe(NotFound);
        }

        using var administrator = clinic.As(Clinic.Mira, AccountRoles.Administrator);
        (await administrator.SendAsync(Clinic.Tus(HttpMethod.Head, at), Cancel)).StatusCode.ShouldBe(Forbidden);
        (await clinic.Create(1000, by: administrator)).StatusCode.ShouldBe(Forbidden);
    }

    [Theory]
    [InlineData("treatment", "d-0123456789ac", "not yours")]
    [InlineData("treatment", "../../keys", "Choose the treatment")]
    [InlineData("treatment", "d-0123456789ab\n", null)]
    [InlineData("held", "soon", "when the session was held")]
    [InlineData("held", "2090-01-01", "when the session was held")]
    [InlineData("medium", "film", "video or sound")]
    [InlineData("recorded", " , ", "who was recorded")]
    [InlineData("agreed", "no", "agrees to be recorded today")]
    [InlineData("stopped", "half past", "31:20")]
    [InlineData("stopped", "99999999:99999999:99999999", "31:20")]
    [InlineData("type", "text/html", "something else")]
    [InlineData("type", "", "must end in one of these")]
    [InlineData("ending", ".mp4", "do not agree")]
    public async Task A_field_that_cannot_be_used_is_named(string field, string value, string? says)
    {
        await using var clinic = await Clinic.Open();
        var answer = await clinic.Create(1000, Clinic.Metadata((field, value)));
        answer.StatusCode.ShouldBe(says is null ? Created : BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(says ?? "");
        clinic.Files().Length.ShouldBe(says is null ? 2 : 0);
    }

    [Theory]
    [InlineData("treatment")]
    [InlineData("treatment ???")]
    [InlineData("a b c")]
    [InlineData("a,a")]
    [InlineData("a AAAA,a AAAA")]
    [InlineData("treatment gICA")]
    [InlineData("tre@tment AAAA")]
    public async Task Metadata_that_are_not_as_the_protocol_says_are_refused(string metadata)
    {
        await using var clinic = await Clinic.Open();
        (await clinic.Create(1000, metadata)).StatusCode.ShouldBe(BadRequest);
        (await clinic.Create(1000, Clinic.Metadata(("note", new string('x', 5000))))).StatusCode.ShouldBe(BadRequest);
        clinic.Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0", BadRequest)]
    [InlineData("-1", BadRequest)]
    [InlineData("1e3", BadRequest)]
    [InlineData("99999999999999999999", BadRequest)]
    [InlineData("4294967297", RequestEntityTooLarge)]
    public async Task A_length_that_cannot_be_is_refused(string length, HttpStatusCode status)
    {
        await using var clinic = await Clinic.Open();
        var request = Clinic.Tus(HttpMethod.Post, "/uploads");
        request.Headers.TryAddWithoutValidation("Upload-Length", length);
        request.Headers.Add("Upload-Metadata", Clinic.Metadata());
        (await clinic.Http.SendAsync(request, Cancel)).StatusCode.ShouldBe(status);
        clinic.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_has_ten_unfinished_uploads_at_most()
    {
        await using var clinic = await Clinic.Open();
        for (var i = 0; i < 10; i++)
        {
            await clinic.Begin(1000);
        }

        (await (await clinic.Create(1000)).Content.ReadAsStringAsync(Cancel)).ShouldContain("finish or take back");
    }

    [Fact]
    public async Task Its_words_and_its_name_stand_in_no_file()
    {
        using var folder = new Folder();
        await using var clinic = await Clinic.Open(folder);
        var canary = Encoding.UTF8.GetBytes("Quillfeather-" + Guid.NewGuid().ToString("N"));
        var name = "Quillname" + Guid.NewGuid().ToString("N");
        byte[] sound = [.. Enumerable.Repeat(canary, 5000).SelectMany(bytes => bytes)];
        var take = Takes.Wav(sound);
        var at = await clinic.Begin(take.Length, ("filename", $"{name}.wav"));
        await clinic.Patch(at, 0, take[..150_001]);
        Hold(false);
        await clinic.Patch(at, 150_001, take[150_001..]);
        Hold(false);

        void Hold(bool held)
        {
            foreach (var bytes in new[] { canary, Encoding.UTF8.GetBytes(name) })
            {
                folder.Holds(bytes).ShouldBe(held);
                Temporary().Where(file => Has(file, bytes)).ShouldBeEmpty();
            }
        }
    }

    /// <summary>Files that lie in the temporary folder itself and were written lately: there a server would spool.</summary>
    internal static IEnumerable<string> Temporary() => new DirectoryInfo(Path.GetTempPath()).EnumerateFiles()
        // Pipes of other processes lie there too; they have no length, and opening one waits.
        .Where(file => file.LastWriteTimeUtc > DateTime.UtcNow.AddMinutes(-2) && file.Length > 0).Select(file => file.FullName);

    internal static bool Has(string file, byte[] bytes)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var some = new byte[Math.Min(stream.Length, 50_000_000)];
            stream.ReadExactly(some);
            return some.AsSpan().IndexOf(bytes) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static void Nothing(Clinic clinic, string at, int but = 0)
    {
        var id = at["/uploads/".Length..];
        clinic.Files().Where(file => file.Contains(id, StringComparison.Ordinal)).ShouldBeEmpty();
        clinic.Files().Length.ShouldBeLessThanOrEqualTo(but * 2);
        clinic.Data.Keys.Find($"tape/{id}").ShouldBeNull();
        clinic.Told.ShouldContain($"dropped {id}");
        clinic.Tapes.ShouldNotContainKey(id);
    }

    /// <summary>A line that broke is noticed by the server a moment later than by us.</summary>
    private static async Task<long> Later(Func<Task<long>> offset)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await offset();
            }
            catch (HttpRequestException busy) when (busy.StatusCode == Locked && tries < 500)
            {
                await Task.Delay(10, Cancel);
            }
        }
    }

    private sealed class Breaking(ReadOnlyMemory<byte> bytes, int after) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes[..after]);
            await stream.FlushAsync();
            throw new IOException("the line broke");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }

    private sealed class Unsized(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Waiting(byte[] bytes, int after, SemaphoreSlim go) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, after));
            await stream.FlushAsync();
            await go.WaitAsync();
            await stream.WriteAsync(bytes.AsMemory(after));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
