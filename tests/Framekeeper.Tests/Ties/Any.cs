using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>People as they might be recorded.</summary>
internal static class Any
{
    private static Gen<string> Of(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static readonly Gen<string> Word = Gen.String[Gen.Char["abeiklmnorst"], 1, 9];

    private static readonly Gen<string> Known = Of("Ada", "Elizabeth", "Liz", "Mohammed", "Muhammad", "J", "Okafor", "Okafar", "García", "Müller", "bin", "van", "Дмитрий", "Jr");

    public static readonly Gen<string> Name = Gen.OneOf(Known, Word).Array[1, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<BirthDate> Date = Gen.Select(Gen.Int[1950, 1954], Gen.Int[0, 12], Gen.Int[0, 28], Gen.Bool).Select((year, month, day, either) => new BirthDate(year, month, month == 0 ? 0 : day, either));

    private static readonly Gen<IReadOnlyList<string>> Phones = Of("2145550101", "2145550110", "+1 (214) 555-0101", "555").Array[0, 2].Select(phones => (IReadOnlyList<string>)phones);

    public static readonly Gen<Person> Person = Gen.Select(Name, Name, Name.Array[0, 2], Date, Phones, Of("", "12 Main St", "12 Maine Street", "14 Oak Ave"), Of("", "Harwell", "Harwel"), Of("", "75101", "75110"))
        .Select((given, family, others, born, phones, street, city, code) => new Person("p")
        {
            Given = given.Length % 5 == 0 ? "" : given,
            Family = family,
            AlsoKnownAs = others,
            Born = born.Month == 0 ? null : born,
            Phones = phones,
            Street = street,
            City = city,
            Postcode = code,
        });
}
