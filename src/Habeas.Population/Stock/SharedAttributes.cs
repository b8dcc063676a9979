using Habeas.Register.Custody;

namespace Habeas.Population.Stock;

/// <summary>The attributes that a question may name in every register, whether or not anything was recorded under them; a mapping may record others.</summary>
public static class SharedAttributes
{
    /// <summary>The names, the most asked for first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Attributes.LegalStatus, Attributes.Ground, Attributes.Sex, Ages.Group, Attributes.Age, Attributes.Place, Attributes.Whereabouts, Attributes.Offence, Attributes.Bail,
        Attributes.CustodyLevel,
    ];
}
