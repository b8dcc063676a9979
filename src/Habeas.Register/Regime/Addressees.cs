namespace Habeas.Register.Regime;

/// <summary>To whom a request or a complaint is addressed, as slugs.</summary>
public static class Addressees
{
    public const string PlaceHead = "place-head";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        PlaceHead, "central-administration", "judge", "inspectorate", "other",
    };
}
