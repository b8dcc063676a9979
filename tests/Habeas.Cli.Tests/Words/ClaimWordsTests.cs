using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Claims;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Tests.Words;

public class ClaimWordsTests
{
    private const string Zone = "Europe/Vienna";

    private static readonly When Lodged = When.Minute(new LocalDateTime(2026, 8, 3, 9, 20), Zone);

    private static readonly ClaimReceipt Receipt = new(
        new(Guid.Empty), new(41, 3), Lodged.Earliest!.Value, Lodged, "RUR-2026-000004-91", "Matthias Anyanwu-Lisle", new(Guid.Empty), "Gendarmerie of Ruritania",
        new(When.Day(new LocalDate(2026, 8, 1), Zone), "bus stop at the old harbour"), Lodged.Earliest!.Value + Duration.FromHours(48));

    private static string Name(PlaceId? place) => place is null ? "in transit" : "Streslau police station";

    [Fact]
    public void Receipt_says_what_was_claimed_when_and_where_it_stands() => Assert.Equal(
        [
            "Receipt of claim 00000000-0000-0000-0000-000000000000",
            "Lodged 2026-08-03 09:20, entered in the register as 41/3, file RUR-2026-000004-91.",
            "Sought: Matthias Anyanwu-Lisle.",
            "Claimed to be held at Streslau police station, by Gendarmerie of Ruritania.",
            "Last seen 2026-08-01: bus stop at the old harbour.",
            "An answer is due by 2026-08-05 09:20.",
            "Keep this receipt: it proves that the claim was lodged, and a proof of the entry can be asked for at any time.",
        ],
        ClaimWords.Receipt(Receipt, Name));

    [Fact]
    public void What_nobody_knows_is_said()
    {
        var lines = ClaimWords.Receipt(Receipt with { Place = null, BelievedHeldBy = null, LastSeen = null }, Name);
        Assert.Contains("Claimed to be held somewhere unknown.", lines);
        Assert.Contains("When and where last seen: not known.", lines);
    }

    [Fact]
    public void Claimant_is_named_in_no_words_about_a_claim()
    {
        var lodged = new ClaimLodged(new(Guid.Empty), new(Guid.Empty), null, Lodged, new("Petra Anyanwu-Lisle", "relative", "letter box 7", "sister"), null, null, Lodged.Earliest!.Value, "He has not come home.");
        var words = ClaimWords.Say(lodged, Name);
        Assert.Contains("sought", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Petra", words, StringComparison.Ordinal);
        Assert.DoesNotContain("sister", words, StringComparison.Ordinal);
    }
}
