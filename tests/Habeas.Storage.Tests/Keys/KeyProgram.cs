using Habeas.Ledger.Notes;

namespace Habeas.Storage.Tests.Keys;

/// <summary>A program that has a key, as a module or a service would: it signs what comes in, or answers with the master key.</summary>
internal static class KeyProgram
{
    public const string Word = "key-program";

    public static int Answer(string[] args)
    {
        switch (args)
        {
            case ["sign", var file]:
                using (var input = Console.OpenStandardInput())
                using (var text = new MemoryStream())
                {
                    input.CopyTo(text);
                    Assert.Equal(NoteFault.None, SecretKeyText.TryParse(File.ReadAllText(file).Trim(), out SignerKey? key));
                    Console.WriteLine(Convert.ToBase64String(key!.Sign(text.ToArray()).Signature.Span));
                }

                return 0;
            case ["print", var file]:
                Console.Write(File.ReadAllText(file));
                return 0;
            default:
                Console.Error.WriteLine("a secret that nobody should repeat");
                return 3;
        }
    }

    /// <summary>A command file that names this program.</summary>
    public static string CommandFile(string? firstLine, params string[] args) =>
        string.Join('\n', [.. firstLine is null ? Array.Empty<string>() : [firstLine], Environment.ProcessPath!, Word, .. args]) + "\n";
}
