using System.Collections;
using System.Runtime.CompilerServices;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class TreatmentRecordsTests : IDisposable
{
    private const string Canary = "Quillfeather";

    /// <summary>Ids, which a log may hold.</summary>
    private static readonly HashSet<string> Ids = ["Id", "Treatment", "Tape", "Finding", "Session", "Act", "Of"];

    private readonly Treated treated = new();

    public static TheoryData<string> Records =>
    [
        .. new[] { typeof(Treatment), typeof(Signature), typeof(AgreementVersion), typeof(Correction), typeof(TapeTurn), typeof(TapeTranscript), typeof(Decided), typeof(Standing), typeof(Found), typeof(Judged), typeof(LoggedDeed), typeof(Voided) }
            .Select(type => type.FullName!),
    ];

    public void Dispose() => treated.Dispose();

    [Theory]
    [MemberData(nameof(Records))]
    public void No_record_prints_a_name_or_a_word(string record) => Filled(typeof(Treatment).Assembly.GetType(record)!).ToString()!.ShouldNotContain(Canary);

    [Fact]
    public void A_treatment_without_a_therapist_or_a_client_is_none()
    {
        var treatment = treated.Clinic.Treatments.Find(Treated.Id)!;
        Should.Throw<InputException>(() => treated.Clinic.Treatments.Put(treatment with { Clients = [] })).Field.ShouldBe("clients");
        Should.Throw<InputException>(() => treated.Clinic.Treatments.Put(treatment with { Therapists = [] })).Field.ShouldBe("therapists");
        Should.Throw<InputException>(() => treated.Clinic.Treatments.Put(treatment with { Id = "r-1" })).Field.ShouldBe("id");
    }

    [Fact]
    public void A_treatment_is_found_by_who_treats_and_who_supervises()
    {
        treated.Clinic.Treatments.Of("t-014").ShouldHaveSingleItem().Clients.ShouldBe(["c-233"]);
        treated.Clinic.Treatments.Of("t-001").ShouldHaveSingleItem();
        treated.Clinic.Treatments.Of("t-999").ShouldBeEmpty();
        Treatment.NewId().ShouldMatch("^d-[0-9a-f]{12}$");
    }

    private static object Filled(Type type)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(record, Sample(property.PropertyType, Ids.Contains(property.Name) ? "n" : Canary));
        }

        return record;
    }

    private static object? Sample(Type type, string text)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item])
        {
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Sample(item, text), 0);
            return items;
        }

        return Nullable.GetUnderlyingType(type) is { } inner ? Sample(inner, text)
            : type.IsValueType ? Activator.CreateInstance(type)
            : type.GetMethod("<Clone>$") is not null ? Filled(type) : null;
    }
}
