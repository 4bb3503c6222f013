using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Store.Clinic;
using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Looks;

/// <summary>What people are called on a page. One is made for a page, so that everybody is looked up once.</summary>
internal sealed class Names(AccountsDb accounts, DataFolder folder)
{
    private readonly Lazy<Dictionary<string, Account>> known = new(() => accounts.Users.AsNoTracking().AsEnumerable().ToDictionary(account => account.Id));
    private readonly Dictionary<string, string> people = [];
    private Dictionary<string, int>? alike;

    public IEnumerable<Account> Accounts => known.Value.Values.Where(account => account.Disabled is null).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who may be asked to look at a drawn session.</summary>
    public List<Reviewer> Reviewers => [.. Accounts.Where(account => account.Roles.Any(role => role is AccountRoles.Supervisor or AccountRoles.Compliance)).Select(account => new Reviewer(account.Id, account.Roles))];

    /// <summary>An account's name; its id where it is gone.</summary>
    public string Account(string? id) => id is null ? "nobody" : id is "system" or "client" ? id : known.Value.TryGetValue(id, out var account) ? account.Name : id;

    /// <summary>What an account is called where one is chosen: its name, with its address where others have the same, since who consents to one of them must not choose the other.</summary>
    public string Called(Account account)
    {
        alike ??= known.Value.Values.CountBy(other => other.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return alike.GetValueOrDefault(account.Name) > 1 ? $"{account.Name} ({account.Email})" : account.Name;
    }

    /// <inheritdoc cref="Called(Account)"/>
    public string Called(string id) => known.Value.TryGetValue(id, out var account) ? Called(account) : Account(id);

    public bool Has(string id, string role) => known.Value.TryGetValue(id, out var account) && account.Roles.Contains(role);

    /// <summary>Who of the roster an account is; null where nobody has said.</summary>
    public string? PersonOf(string? account) => account is null ? null : known.Value.GetValueOrDefault(account)?.Person;

    /// <summary>The account of somebody of the roster; null where there is none.</summary>
    public string? AccountOf(string person) => Accounts.FirstOrDefault(account => account.Person == person)?.Id;

    /// <summary>Those of the roster who treat, as somebody's account can be one of them.</summary>
    public List<SelectListItem> OfRoster() =>
        [new("Nobody of the roster", ""), .. folder.People.All().Where(person => person.Roles.Contains("therapist")).Select(person => new SelectListItem($"{Person(person.Id)} ({person.Id})", person.Id))];

    /// <summary>What is wrong with an account's being somebody of the roster; null if nothing.</summary>
    public string? WrongPerson(string? person, string? account = null) =>
        string.IsNullOrEmpty(person) ? null
        : OfRoster().TrueForAll(item => item.Value != person) ? "Choose one of these."
        : known.Value.Values.FirstOrDefault(other => other.Person == person && other.Id != account) is { } taken ? $"{Called(taken)} has been given this person already."
        : null;

    /// <summary>A person's name; the id where they are not in the book.</summary>
    public string Person(string id)
    {
        if (!people.TryGetValue(id, out var name))
        {
            people[id] = name = folder.People.Find(id) is { } person ? Of(person) : id;
        }

        return name;
    }

    public string People(IEnumerable<string> ids) => string.Join(" and ", ids.Select(Person));

    public string AccountsOf(IEnumerable<string> ids) => string.Join(" and ", ids.Select(Called));

    /// <summary>A person's name as they gave it; the id where they gave none.</summary>
    public static string Of(Person person) => $"{person.Given} {person.Family}".Trim() is { Length: > 0 } called ? called : person.Id;

    /// <summary>What the ids of a clearance are called: its intake's person, accounts, people of the roster.</summary>
    public Func<string, string> In(Intake intake) => id => id == intake.Id ? Of(intake.Person) : known.Value.TryGetValue(id, out var account) ? account.Name : Person(id);

    /// <summary>Whom an entry of an audience names.</summary>
    public string Audience(string entry) => entry.Split(':', 2) switch
    {
        ["account", var id] => Called(id),
        ["group", var id] => folder.Clinic.Groups.Find(id)?.Name ?? "a group that is gone",
        _ => entry,
    };

    public List<SelectListItem> Choose(IEnumerable<Account> some, string none) => [new(none, ""), .. some.Select(account => new SelectListItem(Called(account), account.Id))];
}
