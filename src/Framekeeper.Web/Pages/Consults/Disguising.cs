using Framekeeper.Consulting;
using Framekeeper.Rules;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>What the clinic knows of names, put before the disguise: those whom it is about first, so that they keep their roles.</summary>
internal static class Disguising
{
    public static IReadOnlyList<Part> Copy(OneConsultPage page, string? more)
    {
        var (one, roles) = (page.Newest, Roles(page));
        var start = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(page.Treatment.Opened, page.Zone).Date);
        var disguise = new Disguise(start, one.Text.AsOf, Known(page, roles, more));
        return disguise.Of(Laid.Out(one, ConsultBook.Default, new ByRole(roles, disguise), act => RuleBook.Default[act]?.Title ?? act));
    }

    /// <summary>The part that each one who is named plays.</summary>
    private static Dictionary<string, string> Roles(OneConsultPage page)
    {
        var (one, roles) = (page.Newest, new Dictionary<string, string>());
        Add("client", [.. one.Parties.Clients]);
        Add("therapist", [.. one.Parties.Therapists]);
        Add("supervisor", one.Parties.Supervisor is { } supervisor ? [supervisor] : []);
        Add("other person in the treatment", [.. page.Treatment.Others]);
        Add("consultant", [.. one.Asked.Concat(one.Opinions.Select(opinion => opinion.By ?? opinion.WrittenBy!)).Concat(one.FollowUps.Select(seen => seen.By)).Append(one.By).Append(one.Ruling?.By).OfType<string>().Distinct().Except(roles.Keys)]);
        return roles;

        void Add(string role, List<string> ids)
        {
            foreach (var (index, id) in ids.Index())
            {
                roles.TryAdd(id, ids.Count == 1 ? $"the {role}" : $"{role} {(char)('A' + (index % 26))}");
            }
        }
    }

    private static IEnumerable<Known> Known(OneConsultPage page, Dictionary<string, string> roles, string? more)
    {
        var (clinic, one) = (page.Clinic, page.Newest);
        var people = page.Folder.People.All().ToList();
        var accounts = page.Names.Accounts.ToList();
        var byName = roles.Where(role => accounts.Exists(account => account.Id == role.Key)).GroupBy(role => page.Names.Account(role.Key)).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
        var about = people.Select(person => (person, Role: roles.GetValueOrDefault(person.Id) ?? byName.GetValueOrDefault($"{person.Given} {person.Family}".Trim()))).ToLookup(pair => pair.Role is not null);
        return (more ?? "").Split('\n').Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair[0].Length > 1).Select(pair => new Known(pair[0], pair.Length > 1 && pair[1].Length > 0 ? pair[1] : "[taken out]", true))
            .Append(new Known(clinic.Settings.Get().Name, "the clinic", true))
            .Concat(clinic.Agreements.Versions(page.Of).SelectMany(version => version.Terms.Clients.Concat(version.Terms.Therapists).Concat(version.Terms.Others)).SelectMany(party => Consulting.Known.Of(party.Name, roles.GetValueOrDefault(party.Id ?? "") ?? "somebody", true)))
            .Concat(roles.Where(role => page.Names.Account(role.Key) != role.Key).SelectMany(role => Consulting.Known.Of(page.Names.Account(role.Key), role.Value, true)))
            .Concat(about[true].SelectMany(pair => Consulting.Known.Of(pair.person, pair.Role!, true)))
            .Concat(one.Opinions.Select(opinion => opinion.Outside).OfType<string>().SelectMany(name => Consulting.Known.Of(name, "an outside consultant", false)))
            .Concat(accounts.SelectMany(account => Consulting.Known.Of(account.Name, "a colleague", false)))
            .Concat(about[false].SelectMany(pair => Consulting.Known.Of(pair.person, "somebody", false)));
    }

    private sealed class ByRole(Dictionary<string, string> roles, Disguise disguise) : ICalling
    {
        public bool Signatures => false;

        public string Account(string id) => roles.GetValueOrDefault(id) ?? "a colleague";

        public string Person(string id) => roles.GetValueOrDefault(id) ?? "somebody";

        public string Outside(string name) => "an outside consultant";

        public string Day(DateOnly day) => disguise.Day(day);
    }
}
