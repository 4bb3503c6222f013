using System.Net;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Tests.Store;
using static System.Net.HttpStatusCode;

namespace Framekeeper.Tests.Web.Media;

public sealed class UploadFormTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_without_script_is_sealed_as_it_comes()
    {
        using var folder = new Folder();
        await using var clinic = await Clinic.Open(folder);
        var canary = Encoding.UTF8.GetBytes("Quillfeather-" + Guid.NewGuid().ToString("N"));
        foreach (var length in new[] { 1, 3_000, 3_001, 400_000 })
        {
            var take = Takes.Wav([.. canary, .. RandomNumberGenerator.GetBytes(length)]);
            var answer = await clinic.Http.PostAsync("/upload", await Form(clinic, take), Cancel);
            answer.StatusCode.ShouldBe(SeeOther, await answer.Content.ReadAsStringAsync(Cancel));
            var tape = answer.Headers.Location!.ToString();
            (await clinic.Http.GetByteArrayAsync($"{tape}/media", Cancel)).AsSpan().SequenceEqual(take).ShouldBeTrue();
        }

        folder.Holds(canary).ShouldBeFalse();
        TusTests.Temporary().Where(file => TusTests.Has(file, canary)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_unread()
    {
        await using var clinic = await Clinic.Open();
        (await clinic.Http.PostAsync("/upload", await Form(clinic, Takes.Wav(new byte[100]), token: "forged"), Cancel)).StatusCode.ShouldBe(BadRequest);
        (await clinic.Http.PostAsync("/upload", await Form(clinic, Takes.Wav(new byte[100]), token: ""), Cancel)).StatusCode.ShouldBe(BadRequest);
        clinic.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_behind_the_file_a_cut_file_and_a_wrong_one_leave_nothing()
    {
        await using var clinic = await Clinic.Open();
        var behind = await Form(clinic, Takes.Wav(new byte[100]));
        behind.Add(new StringContent("more"), "note");
        await Refused(behind, "last field");
        await Refused(await Form(clinic, Takes.Wav(new byte[1000])[..900]), "cut off");
        await Refused(await Form(clinic, Takes.Mp3(10)), "first bytes are those of MP3");
        await Refused(await Form(clinic, Takes.Wav(new byte[100]), name: "take.exe"), "do not agree", "something else");
        await Refused(await Form(clinic, []), "empty");

        async Task Refused(HttpContent form, params string[] says)
        {
            var answer = await clinic.Http.PostAsync("/upload", form, Cancel);
            answer.StatusCode.ShouldBe(UnprocessableEntity);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            says.Any(one => said.Contains(one, StringComparison.Ordinal)).ShouldBeTrue(said);
            clinic.Files().ShouldBeEmpty();
            clinic.Tapes.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_form_that_breaks_off_leaves_nothing()
    {
        await using var clinic = await Clinic.Open();
        var form = await (await Form(clinic, Takes.Wav(new byte[500_000]))).ReadAsByteArrayAsync(Cancel);
        var boundary = Encoding.ASCII.GetString(form, 2, form.AsSpan().IndexOf("\r\n"u8) - 2);
        await Should.ThrowAsync<HttpRequestException>(() => clinic.Http.PostAsync("/upload", new Cut(form, boundary, 300_000, () => clinic.Told.Count == 1), Cancel));
        await PlayingTests.Until(() => clinic.Told.Count == 2);
        clinic.Told.Select(told => told.Split(' ')[0]).ShouldBe(["begun", "dropped"]);
        clinic.Files().ShouldBeEmpty();
    }

    private static async Task<MultipartFormDataContent> Form(Clinic clinic, byte[] take, string name = "take.wav", string? token = null)
    {
        token ??= await clinic.Http.GetStringAsync("/token", Cancel);
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(Clinic.Treatment), "treatment" }, { new StringContent(DateTime.Today.AddDays(-3).AddHours(10).ToString("s")), "held" }, { new StringContent("audio"), "medium" }, { new StringContent("p-1"), "recorded" }, { new StringContent("p-2"), "recorded" }, { new StringContent("yes"), "agreed" }, { new StringContent(""), "stopped" } };
        var file = new ByteArrayContent(take);
        file.Headers.ContentType = new("audio/wav");
        form.Add(file, "file", name);
        return form;
    }

    private sealed class Cut : HttpContent
    {
        private readonly byte[] form;
        private readonly int after;
        private readonly Func<bool> once;

        public Cut(byte[] form, string boundary, int after, Func<bool> once)
        {
            (this.form, this.after, this.once) = (form, after, once);
            Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(form.AsMemory(0, after));
            await stream.FlushAsync();
            await PlayingTests.Until(once);
            throw new IOException("the line broke");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = form.Length;
            return true;
        }
    }
}
