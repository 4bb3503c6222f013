using Framekeeper.Consents;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Looks;

/// <summary>What consent is about, in the words that a client reads before agreeing.</summary>
public static class Words
{
    /// <summary>A use, as it is called on a page.</summary>
    public static string Of(Purpose purpose) => purpose switch
    {
        Purpose.Supervision => "Supervision",
        Purpose.Group => "Group supervision",
        Purpose.Teaching => "Teaching",
        Purpose.Evaluation => "Assessing the therapist",
        Purpose.Quality => "Looking after the clinic's quality",
        _ => "Reading by software",
    };

    /// <summary>What a use means for the one who agrees to it.</summary>
    public static string Means(Purpose purpose) => purpose switch
    {
        Purpose.Supervision => "Your therapist and the supervisor look at it together, so that you are treated well.",
        Purpose.Group => "A small group of therapists in training, which is named below, looks at it with the supervisor.",
        Purpose.Teaching => "It is shown in a class of this clinic, to those named below.",
        Purpose.Evaluation => "The supervisor assesses your therapist's work by it. Nothing about you is assessed.",
        Purpose.Quality => "Now and then one is drawn by chance and looked at, to see how the clinic works.",
        _ => "A program on this clinic's own machine reads the transcript and asks your therapist about moments that may have gone beyond your treatment. Nothing leaves the machine.",
    };

    /// <summary>The uses to choose from.</summary>
    public static List<SelectListItem> Choose(IEnumerable<Purpose> some) => [.. some.Select(purpose => new SelectListItem(Of(purpose), purpose.ToString()))];

    /// <summary>A length of time as a player shows it.</summary>
    public static string Of(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
}
