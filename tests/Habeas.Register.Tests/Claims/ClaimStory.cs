using Habeas.Register.Acts;
using Habeas.Register.Claims;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Claims;

/// <summary>A sister asks for her brother; the place denies that it holds him, and an inspector finds him there.</summary>
internal static class ClaimStory
{
    private static readonly PersonId Sought = new(new("01998000-c100-7000-8000-000000000001"));
    private static readonly ClaimId Claim = new(new("01998000-c101-7000-8000-000000000001"));
    private static readonly ClaimId Second = new(new("01998000-c101-7000-8000-000000000002"));

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return new LodgeClaim
        {
            Id = Asked,
            Person = Sought,
            Claim = Claim,
            Place = Station,
            At = At("2026-08-03T09:20"),
            Claimant = new("Petra Anyanwu-Lisle", "relative", "letter box 7, Nyírfás", "sister"),
            LastSeen = new(At("2026-08-01T22:00"), "bus stop at the old harbour", "put into a grey van"),
            BelievedHeldBy = "Gendarmerie of Ruritania",
            Words = "He has not come home.",
            Identity = Named("Matthias Anyanwu-Lisle"),
        };
        yield return new AnswerClaim
        {
            Id = Asked,
            Person = Sought,
            Claim = Claim,
            Place = Station,
            At = At("2026-08-04T16:00"),
            By = "G-1815",
            Answer = ClaimAnswers.NotHeldHere,
        };
        yield return new RecordNotFound
        {
            Id = Asked,
            Person = Sought,
            Claim = Claim,
            Place = Prison,
            At = At("2026-08-05T10:00"),
            By = "inspector T. Akande",
            Words = "all wings shown",
        };
        yield return new FindPerson
        {
            Id = Asked,
            Person = Sought,
            Claim = Claim,
            Place = Station,
            At = At("2026-08-05T18:30"),
            FoundBy = "inspector T. Akande",
            Books = PlaceBooks.NotListed,
            HeldSince = At("2026-08-01"),
            Words = "in a store room behind the garage",
        };
        yield return new LodgeClaim
        {
            Id = Asked,
            Person = Sought,
            Claim = Second,
            At = At("2026-08-06T08:00"),
            Claimant = new(null, "other"),
        };
        yield return new WithdrawClaim { Id = Asked, Person = Sought, Claim = Second, At = At("2026-08-06T12:00"), By = "claimant", Why = "he was found" };
    }
}
