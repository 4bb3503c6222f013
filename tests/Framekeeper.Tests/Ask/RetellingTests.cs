using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

public sealed class RetellingTests
{
    [Theory]
    [InlineData("My therapist asked me to pick up his dry cleaning", "Could you pick up my dry cleaning?")]
    [InlineData("she asked if i'd water her plants while shes away", "Would you water my plants while I'm away?")]
    [InlineData("my counselor asked if he could borrow my lawnmower", "Could I borrow your lawnmower?")]
    [InlineData("he wants me to drive him to the airport, i said ok", "I want you to drive me to the airport.")]
    [InlineData("She told me not to mention it to the front desk.", "Please don't mention it to the front desk.")]
    [InlineData("he asked me for 50 dollars for gas", "Could you give me 50 dollars for gas?")]
    [InlineData("my t invited me to her birthday party", "You should come to my birthday party.")]
    [InlineData("Mine suggested we go for a drink after", "Let's go for a drink after.")]
    [InlineData("she offered to let me stay at her place", "I could let you stay at my place.")]
    [InlineData("she goes would i mind dropping her car off at the garage", "Would you mind dropping my car off at the garage.")]
    [InlineData("he asked \"could you grab my coat from the cleaners\"", "Could you grab my coat from the cleaners.")]
    [InlineData("therapist wants me to write a google review", "I want you to write a google review.")]
    [InlineData("so counsellor asked me for 20 quid", "Could you give me 20 quid?")]
    [InlineData("my sister's counsellor wants her to invest in his company", "I want you to invest in my company.")]
    public void A_request_that_is_told_is_put_back_into_the_therapists_mouth(string account, string says) => Retelling.Of(account).ShouldHaveSingleItem().Says.ShouldBe(says);

    [Theory]
    [InlineData("my therapist asked me to call my sister", "Could you call your sister?")]
    [InlineData("she wants me to write a letter to my brother and not send it", "I want you to write a letter to your brother and not send it.")]
    [InlineData("he asked me to talk to my husband about his drinking", "Could you talk to your husband about his drinking?")]
    [InlineData("her therapist asked her to call her mum", "Could you call your mum?")]
    public void What_is_the_clients_stays_the_clients(string account, string says) => Retelling.Of(account).ShouldHaveSingleItem().Says.ShouldBe(says);

    [Theory]
    [InlineData("My husband asked me to pick up his dry cleaning and my therapist thinks i should say no")]
    [InlineData("my therapist and i were talking about my boss. he asked me to lend him money")]
    [InlineData("my mum wants me to see a therapist. she asked me to drive her to the shops")]
    [InlineData("he never asked me to do anything for him")]
    [InlineData("she said it is the best day of her year")]
    [InlineData("I asked him to lend me a book")]
    public void Where_nobody_knows_that_the_therapist_asks_the_client_nothing_is_retold(string account) => Retelling.Of(account).ShouldBeEmpty();

    [Fact]
    public void It_is_quoted_where_the_account_tells_it()
    {
        const string account = "Good session. Then he asked me to walk his dog, so weird";
        var told = Retelling.Of(account).ShouldHaveSingleItem();
        account[told.Start..told.End].ShouldBe("he asked me to walk his dog");
    }
}
