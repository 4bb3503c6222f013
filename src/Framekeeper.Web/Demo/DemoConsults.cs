using Framekeeper.Consulting;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Demo;

/// <summary>Two consultations of the invented clinic: one decided against a dissent, one that is being written.</summary>
internal static class DemoConsults
{
    public static void Hold(DataFolder folder, Treatment couple, Treatment student, string compliance, DateOnly today)
    {
        var consultations = folder.Clinic.Consultations;
        if (folder.Clinic.Findings.InTreatment(couple.Id).FirstOrDefault(one => one.Act == "disclose.trouble") is { } trouble)
        {
            var (therapist, supervisor) = (couple.Therapists[0], couple.Supervisor!);
            folder.Clinic.Supervision.Decide(trouble.Session, trouble.Finding, FindingStatus.Contested, "two of us see it differently", supervisor);
            var id = consultations.Open(couple.Id, trouble.Finding, Couple with { AsOf = today.AddDays(-3) }, [therapist, supervisor, compliance], supervisor).Id;
            consultations.Hear(couple.Id, id, Stance.Fitting, "I wanted the two of them to know that I was with them, and the hour went on.", 1, therapist);
            consultations.Hear(couple.Id, id, Stance.Unfitting, "Neil asked after her twice before the end. A couple that comforts its therapist has lost some of its hour, however warmly.", 1, compliance);
            consultations.Decide(couple.Id, id, Stance.Guarded, "A word of her own can help a couple; a trouble that is going on now cannot. Peter Zinck's point about the end of the hour weighs: it is part of the plan.", "Rachel opens the next session with it and asks how it was for each of them. Until the follow-up she brings what she tells of herself to supervision first.", today.AddDays(21), 1, supervisor);
            consultations.Sign(couple.Id, id, "Rachel Steinhart", therapist);
            consultations.Sign(couple.Id, id, "Peter Zinck", compliance);
        }

        consultations.Open(
            student.Id,
            new Deliberation { AsOf = today.AddDays(-1), Act = "tie", Facts = "From January on Harpreet Gill is to help in the laboratory course in which Desmond is enrolled. He would not mark Desmond's work, but would be in the room each week.", Concerned = "The laboratory's teacher, who does not know of the treatment and must not learn of it." },
            [student.Therapists[0], student.Supervisor!], student.Therapists[0]);
    }

    private static Deliberation Couple { get; } = new()
    {
        Facts = "In a session with Neil and Luis the therapist told that she and her husband have been apart since the summer. It came up while they laughed together, took about a minute, and was not asked for.",
        Concerned = "Nobody else.",
        Present = new Rating(Degree.High, Degree.Mid, Degree.Low, "Both look to her for what is fair; the treatment has an agreed end."),
        Other = new Rating(Degree.Low, Degree.Low, Degree.Mid, "No second relationship is sought. It is a confidence that was given once."),
        Answers = ConsultBook.Default.Asked.ToDictionary(question => question.Id, question => question.Id switch
        {
            "necessary" => new Answer(Reply.No, "The hour would have gone as well without it."),
            "harm" => new Answer(Reply.Unsure, "They may spare her from now on."),
            "benefit" => new Answer(Reply.Unsure, "It may have made her nearer."),
            "disrupt" => new Answer(Reply.Yes, "They asked after her before the end."),
            "consented" => new Answer(Reply.No, "Nobody can agree beforehand to what they do not expect."),
            "diagnosis" => new Answer(Reply.No, ""),
            _ => new Answer(Reply.Yes, ""),
        }),
        Dimensions = new Dictionary<string, string> { ["role"] = "For a minute the couple looked after her.", ["time"] = "About a minute of the hour.", ["disclosure"] = "A trouble of the present, not asked for." },
        ClientView = "Not asked yet; the plan says when. Neither of them has done anything wrong by being kind.",
        Alternatives = "To say that she was moved, without the reason.\nTo say nothing, and bring it to supervision.",
    };
}
