namespace Habeas.Register.Persons;

/// <summary>
/// On what two identities agree that could show one person. A question for a human: nothing is scored and nothing is merged.
/// </summary>
public static class Resemblance
{
    /// <summary>One issuer gave both the same number.</summary>
    public const string SameIdentifier = "same-identifier";

    /// <summary>The same day of birth, and a name that is the same but for case, diacritics, punctuation and order of words.</summary>
    public const string SameNameAndBirthDate = "same-name-and-birth-date";

    /// <summary>The slugs of what they agree on; empty where on nothing.</summary>
    public static IReadOnlyList<string> Between(Identity one, Identity other)
    {
        var agreed = new List<string>(2);
        if (one.Identifiers.Intersect(other.Identifiers).Any())
        {
            agreed.Add(SameIdentifier);
        }

        if (SameDay(one.Born, other.Born) && Folded(one).Intersect(Folded(other), StringComparer.Ordinal).Any())
        {
            agreed.Add(SameNameAndBirthDate);
        }

        return agreed;
    }

    /// <summary>What any identity of one file and any of the other agree on.</summary>
    public static IReadOnlyList<string> Between(PersonFile one, PersonFile other) =>
    [
        .. one.Of<IdentityRecorded>()
            .SelectMany(mine => other.Of<IdentityRecorded>().SelectMany(theirs => Between(mine.Identity, theirs.Identity)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static bool SameDay(BirthDate? one, BirthDate? other) =>
        one is { Month: not null, Day: not null } && other is not null && (one.Year, one.Month, one.Day) == (other.Year, other.Month, other.Day);

    private static IEnumerable<string> Folded(Identity identity) => identity.Names.Select(n => Letters.Fold(n.Text)).Where(n => n.Length > 0);
}
