using PublicApiGenerator;

namespace Framekeeper.Tests;

public sealed class PublicApiTests
{
    /// <summary>What others build on changes knowingly.</summary>
    [Fact]
    public void The_public_API_is_the_one_that_was_approved() =>
        Snapshot.Match("PublicApi", typeof(Frame).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
}
