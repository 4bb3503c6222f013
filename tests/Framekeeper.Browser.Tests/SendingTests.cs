using Framekeeper.Tests.Web;
using Framekeeper.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A therapist who sends what is written, where the clinic has named a platform.</summary>
public sealed class SendingTests(SendingTests.Sending clinic) : IClassFixture<SendingTests.Sending>
{
    [Fact]
    public async Task A_message_that_is_held_goes_with_a_reason_and_one_that_did_not_arrive_is_still_there()
    {
        var here = await Wonderland.Agreed(clinic);
        await using var visit = await here.OpenAs(here.Caterpillar, "/write");
        var (page, box, send) = (visit.Page, visit.Page.GetByLabel("Your message"), visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send the message" }));
        await Expect(page.Locator(".lead")).ToContainTextAsync("What you send goes to localhost and nowhere else.");
        await box.FillAsync("Would you mind grabbing me a coffee on your way in?");
        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("This message is held");
        await page.GetByLabel("Why it is to go as it is").FillAsync("It is the café exposure that we planned.");
        clinic.Platform.Answers[here.Treatment] = 503;
        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It was not sent: localhost answered 503.");
        await Expect(box).ToHaveValueAsync("Would you mind grabbing me a coffee on your way in?");
        visit.Complaints.RemoveAll(complaint => complaint.Contains("502", StringComparison.Ordinal));
        await visit.Scan();

        clinic.Platform.Answers.Clear();
        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is sent. Nothing of it was kept here.");
        await Expect(box).ToHaveValueAsync("");
        await visit.Scan();
        clinic.Platform.Of(here.Treatment).Select(given => given.Key).Distinct().ShouldHaveSingleItem("it is one message, however often it was tried");

        await box.FillAsync("See you on Tuesday at ten.");
        await send.ClickAsync();
        await Expect(box).ToHaveValueAsync("");
        clinic.Platform.Of(here.Treatment).Select(given => given.Key).Distinct().Count().ShouldBe(2);
        clinic.Folder.Clinic.Overrides.Of(here.Treatment).ShouldHaveSingleItem();
    }

    /// <summary>A clinic whose messages go to a platform on this machine.</summary>
    public sealed class Sending : Clinic
    {
        internal Mailbox Platform { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            await Platform.Start();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Platform.DisposeAsync();
        }

        protected override SiteOptions Options(SiteOptions usual) => usual with { SendTo = new Uri($"{Platform.Url}/messages") };
    }
}
