using Microsoft.Playwright;

namespace Framekeeper.Browser.Tests;

/// <summary>How somebody works a page: with a pointer, or by the keyboard alone, where each thing must be reached by Tab and be seen to have the focus.</summary>
public sealed class Hands(IPage page, bool byKeys)
{
    /// <summary>More than any page has to stop at.</summary>
    private const int Stops = 300;

    /// <summary>Those of somebody without a pointer.</summary>
    public static Hands Keys(IPage page) => new(page, byKeys: true);

    /// <summary>Follows a link, presses a button, opens what is folded.</summary>
    public async Task Press(ILocator what)
    {
        if (!byKeys)
        {
            await what.ClickAsync();
            return;
        }

        await Reach(what);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Writes into a field what is to stand there. A date is given as 2026-05-04.</summary>
    public async Task Write(ILocator field, string text)
    {
        if (!byKeys)
        {
            await field.FillAsync(text);
            return;
        }

        await Reach(field);
        if (await field.GetAttributeAsync("type") == "date")
        {
            await page.Keyboard.TypeAsync($"{text[5..7]}{text[8..10]}{text[..4]}");
            return;
        }

        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Ticks a box.</summary>
    public async Task Tick(ILocator box)
    {
        if (!byKeys)
        {
            await box.CheckAsync();
            return;
        }

        await Reach(box);
        await page.Keyboard.PressAsync("Space");
        (await box.IsCheckedAsync()).ShouldBeTrue();
    }

    /// <summary>Chooses one of a list by what it is called.</summary>
    public async Task Choose(ILocator list, string option)
    {
        if (!byKeys)
        {
            await list.SelectOptionAsync(new SelectOptionValue { Label = option });
            return;
        }

        await Reach(list);
        await page.Keyboard.TypeAsync(option);
        (await list.EvaluateAsync<string>("list => list.selectedOptions[0].text")).ShouldBe(option);
    }

    /// <summary>Goes on by Tab until something has the focus.</summary>
    public async Task Reach(ILocator what)
    {
        await what.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var n = 0; !await what.EvaluateAsync<bool>("one => one === document.activeElement"); n++)
        {
            n.ShouldBeLessThan(Stops, $"{what} is not reached by Tab");
            await page.Keyboard.PressAsync("Tab");
        }

        (await what.EvaluateAsync<bool>("one => one.matches(':focus-visible') && (getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none')")).ShouldBeTrue($"nothing shows that {what} has the focus");
    }
}
