namespace Framekeeper.Consents;

/// <summary>Why a recording may not be had; where several hold for the people in it, the last of these is told.</summary>
public enum Refusal
{
    /// <summary>Somebody agreed to sound alone.</summary>
    OtherMedium,

    /// <summary>Somebody agreed to others.</summary>
    OtherAudience,

    /// <summary>Somebody agreed to other uses.</summary>
    OtherPurpose,

    /// <summary>Somebody agreed until a day that is over.</summary>
    Expired,

    /// <summary>Somebody was not asked, or did not agree.</summary>
    NoConsent,

    /// <summary>A substance-use record: named accounts alone, and no teaching.</summary>
    SubstanceUse,

    /// <summary>The client is a student here: the therapist and the supervisor alone.</summary>
    Student,

    /// <summary>A trainee neither assesses nor draws samples.</summary>
    Trainee,

    /// <summary>Administrators keep the site, and see no recording.</summary>
    Administrator,

    /// <summary>Nobody wrote down who is recorded.</summary>
    NobodyNamed,

    /// <summary>They were not asked again on the day.</summary>
    NotAgreedToday,

    /// <summary>Not all of it is here yet.</summary>
    Arriving,

    /// <summary>The time for which it may be kept is over.</summary>
    KeptItsTime,

    /// <summary>Somebody took their consent back.</summary>
    Withdrawn,

    /// <summary>It is destroyed, or about to be.</summary>
    Destroyed,

    /// <summary>There is no such recording.</summary>
    Unknown,
}

/// <summary>Refusals in words.</summary>
internal static class Refusals
{
    /// <summary>What is so, and what to do; never who.</summary>
    public static string Say(Refusal because) => because switch
    {
        Refusal.OtherMedium => "Consent was given to sound alone, so the picture stays closed. Listen to the recording, or read the transcript.",
        Refusal.OtherAudience => "Not everybody who was recorded has agreed that you see this. Ask the therapist whether it is to be asked for; until then, talk about the session without the recording.",
        Refusal.OtherPurpose => "Not everybody who was recorded has agreed to this use. Choose the use that was agreed to, or ask for this one on a new form.",
        Refusal.Expired => "The day until which everybody agreed is over. The recording will be destroyed; there is nothing that you need to do.",
        Refusal.NoConsent => "Not everybody who was recorded has signed a consent that holds for this recording. Ask for it on the form; until then it stays closed to everybody.",
        Refusal.SubstanceUse => "This is a substance-use record: only people who are named in the consent, one by one, may see it, and it is never shown for teaching (42 CFR Part 2). Ask to be named on a new form if you need to see it.",
        Refusal.Student => "The client studies at this institution: only the treating therapist and the supervisor of this treatment may see the recording, and never in a group or a class. Speak with the supervisor.",
        Refusal.Trainee => "Assessing work and drawing samples is not for trainees. Open the recording for supervision, if it is of your own session.",
        Refusal.Administrator => "An account that administers the site sees no recording and no transcript. If you also supervise or treat, use an account of your own for that.",
        Refusal.NobodyNamed => "Nobody wrote down who is heard or seen in this recording, so nobody's consent can be looked up. Ask whoever brought it to complete it, or destroy it.",
        Refusal.NotAgreedToday => "Those who were recorded were not asked again on the day, or did not agree. The recording stays closed; destroy it.",
        Refusal.Arriving => "The recording has not arrived completely. Wait for the upload to end, or take it up again.",
        Refusal.KeptItsTime => "The time for which this recording may be kept is over. It will be destroyed; there is nothing that you need to do.",
        Refusal.Withdrawn => "Consent to this recording was withdrawn. It is closed to everybody at once and will be destroyed; nobody need say why, and nobody should be asked.",
        Refusal.Destroyed => "This recording is destroyed, and nothing gives it back. The certificate says when and why.",
        _ => "There is no such recording. Look for it in the list of the treatment.",
    };
}
