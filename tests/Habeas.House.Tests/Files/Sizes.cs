namespace Habeas.House.Tests.Files;

/// <summary>The repository holds what people wrote; anything large is data or a product.</summary>
internal static class Sizes
{
    public const int MostBytes = 200_000;

    public static Guard Guard { get; } = new("sizes", Check, Tree.Of(("data/big.json", new string(' ', MostBytes + 1))));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.Files
        where file.Bytes > MostBytes
        select new Violation(file.Path, 0, $"has {file.Bytes} bytes; {MostBytes} is the most for a file in the repository.",
            "generate it in the build, read it from outside, or keep the small part that a person wrote.");
}
