using System.Globalization;
using System.Security.Cryptography;
using Habeas.Ledger.Sealing;

namespace Habeas.Storage.Keys;

// Failure policy: as RegisterKeys.

/// <summary>A key that wraps owner keys.</summary>
/// <param name="Bytes">The key, 32 bytes.</param>
/// <param name="File">The file that has it, or that names the program which has it.</param>
internal sealed record MasterKey(byte[] Bytes, string File)
{
    /// <summary>The key in use.</summary>
    public const string Current = "master";

    /// <summary>The key that is about to take over, while owner keys are wrapped anew.</summary>
    public const string Next = "master.next";

    private const string Prefix = "habeas/master@v1+";

    /// <summary>Names the key without giving it away: eight digits, to compare a file in a safe with the one in use.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData([.. "habeas/master-id@v1\n"u8, .. Bytes]))[..8];

    /// <summary>Makes a key; durable on return.</summary>
    public static MasterKey Create(string directory, string name, RandomBytes random)
    {
        var bytes = new byte[WrappedOwnerKey.MasterKeyLength];
        random(bytes);
        var file = Path.Combine(directory, name + KeyFile.ByKey);
        KeyFile.Write(file, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Convert.ToBase64String(bytes)}"));
        return new(bytes, file);
    }

    /// <summary>The keys that are there: the one in use, and the one that is about to take over.</summary>
    public static MasterKey[] ReadAll(string directory)
    {
        var found = new[] { Current, Next }.Select(n => KeyFile.Named(directory, n).FirstOrDefault()).OfType<string>().Select(Read).ToArray();
        return found.Length > 0 ? found : throw new StorageFault(
            FaultKind.Keys, $"There is no master key in {directory}. Put it back, or name the directory it is in with HABEAS_KEYS: without it no file can be read.");
    }

    /// <summary>Whether any master key is there.</summary>
    public static bool IsHere(string directory) => new[] { Current, Next }.Any(n => KeyFile.Named(directory, n).Any());

    private static MasterKey Read(string file)
    {
        var lines = KeyFile.ReadLines(file);
        var text = file.EndsWith(KeyFile.ByCommand, StringComparison.Ordinal) ? new KeyCommand(file, lines).Run([]) : lines[0];
        var bytes = new byte[WrappedOwnerKey.MasterKeyLength];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length == bytes.Length
            ? new(bytes, file)
            : throw new StorageFault(FaultKind.Keys, $"{file} is not a master key, or names a program that does not answer with one. Put the right file back.");
    }
}
