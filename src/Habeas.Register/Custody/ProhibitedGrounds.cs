namespace Habeas.Register.Custody;

/// <summary>Grounds on which nobody may be deprived of liberty: refused as grounds, recorded as findings.</summary>
public static class ProhibitedGrounds
{
    /// <summary>A family tie with a person accused.</summary>
    public const string FamilyTie = "family-tie";

    /// <summary>Inability to fulfil a contract.</summary>
    public const string ContractualDebt = "contractual-debt";

    /// <summary>The rule that prohibits each, by slug.</summary>
    public static IReadOnlyDictionary<string, string> Citations { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [FamilyTie] = "General Assembly resolution 79/172, paragraph 13",
        [ContractualDebt] = "ICCPR art. 11",
    };

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(Citations.Keys, StringComparer.Ordinal);
}
