using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Framekeeper.Language;

namespace Framekeeper.Tests;

/// <summary>The flow of the architecture, held: which step may know which. Nouns are what stands at the root.</summary>
public sealed class FlowTests
{
    private const string Nouns = "Framekeeper";

    private static readonly Assembly Library = typeof(Frame).Assembly;

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Framekeeper.Formats"] = [],
        ["Framekeeper.Rules"] = [],
        ["Framekeeper.Language"] = [],
        ["Framekeeper.Reports"] = [],
        ["Framekeeper.Ties"] = [],
        ["Framekeeper.Consents"] = [],
        ["Framekeeper.Supervision"] = [],
        ["Framekeeper.Clearance"] = ["Framekeeper.Ties", "Framekeeper.Rules"],
        ["Framekeeper.Drift"] = ["Framekeeper.Reports"],
        ["Framekeeper.Consulting"] = ["Framekeeper.Rules", "Framekeeper.Ties", "Framekeeper.Reports"],
        ["Framekeeper.Judgement"] = ["Framekeeper.Rules", "Framekeeper.Language"],
        ["Framekeeper.Ask"] = ["Framekeeper.Rules", "Framekeeper.Reports"],
        ["Framekeeper.Training"] = ["Framekeeper.Formats", "Framekeeper.Rules", "Framekeeper.Language", "Framekeeper.Judgement"],
        ["Framekeeper.Scoring"] = ["Framekeeper.Rules", "Framekeeper.Language", "Framekeeper.Judgement", "Framekeeper.Ask", "Framekeeper.Reports", "Framekeeper.Training"],
    };

    public static TheoryData<string> Steps => [.. MayKnow.Keys];

    [Fact]
    public void Every_folder_has_its_border() => Library.GetTypes().Select(Step).OfType<string>().Where(step => step != Nouns).Distinct().Order(StringComparer.Ordinal)
        .ShouldBe(MayKnow.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_knows_only_what_comes_before_it(string step) => Library.GetTypes().Where(type => Step(type) == step)
        .SelectMany(type => Known(type).Where(known => Step(known) is { } other && other != Nouns && other != step && !MayKnow[step].Contains(other) && known != typeof(Lexicon))
            .Select(known => $"{type.Name} knows {known.FullName}"))
        .Distinct().ShouldBeEmpty();

    [Fact]
    public void Only_the_rule_book_knows_the_lexicon_from_outside_the_language() => Library.GetTypes()
        .Where(type => Known(type).Contains(typeof(Lexicon))).Select(Step).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        .ShouldBe(["Framekeeper.Language", "Framekeeper.Rules"]);

    [Fact]
    public void The_nouns_know_no_step_but_the_front_door_does() => Library.GetTypes().Where(type => Step(type) == Nouns && Outermost(type) != typeof(Frame))
        .SelectMany(type => Known(type).Where(known => Step(known) is not (null or Nouns)).Select(known => $"{type.Name} knows {known.FullName}"))
        .Distinct().ShouldBeEmpty();

    [Fact]
    public void The_library_cannot_open_a_connection_a_file_or_a_process()
    {
        Library.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("System.Net", StringComparison.Ordinal)
            || name is "System.Console" or "System.Diagnostics.Process" or "System.IO.Pipes" or "System.IO.FileSystem.Watcher").ShouldBeEmpty();

        using var file = new PEReader(File.OpenRead(Library.Location));
        var metadata = file.GetMetadataReader();
        metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => name.StartsWith("System.Net.", StringComparison.Ordinal) || name is "System.IO.File" or "System.IO.Directory" or "System.IO.FileStream" or "System.IO.FileInfo" or "System.Console")
            .ShouldBeEmpty();
        metadata.GetTableRowCount(TableIndex.ImplMap).ShouldBe(0, "no native code is called");
    }

    /// <summary>The namespace; null for what is not ours, and for what a source generator wrote beside it.</summary>
    private static string? Step(Type type) => type.Assembly == Library && Outermost(type).Namespace is { } name && name.StartsWith(Nouns, StringComparison.Ordinal) ? name : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The types that a type names in its members or calls in their bodies.</summary>
    private static IEnumerable<Type> Known(Type type)
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var methods = type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).ToList();
        return new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(all).Select(field => field.FieldType))
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType)))
            .Concat(methods.SelectMany(method => method.GetMethodBody() is { } body ? body.LocalVariables.Select(local => local.LocalType).Concat(Called(method, body.GetILAsByteArray()!)) : []))
            .OfType<Type>().SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    private static IEnumerable<Type?> Called(MethodBase method, byte[] body)
    {
        var (types, members) = (method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        foreach (var token in Bytecode.Tokens(body))
        {
            var member = method.Module.ResolveMember(token, types, members);
            yield return member as Type ?? member?.DeclaringType;
        }
    }
}
