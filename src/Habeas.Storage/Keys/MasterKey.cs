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

    private const string ByCommand = ".command";
    private const string ByKey = ".key";
    private const string Prefix = "habeas/master@v1+";

    /// <summary>Names the key without giving it away: eight digits, to compare a file in a safe with the one in use.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData([.. "habeas/master-id@v1\n"u8, .. Bytes]))[..8];

    /// <summary>Makes a key; durable on return.</summary>
    public static MasterKey Create(string directory, string name, RandomBytes random)
    {
        var bytes = new byte[WrappedOwnerKey.MasterKeyLength];
        random(bytes);
        var file = Path.Combine(directory, name + ByKey);
        KeyFile.Write(file, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Convert.ToBase64String(bytes)}"));
        return new(bytes, file);
    }

    /// <summary>The keys that are there: the one in use, and the one that is about to take over.</summary>
    public static MasterKey[] ReadAll(string directory)
    {
        var found = new[] { Current, Next }.Select(n => Find(directory, n)).OfType<string>().Select(Read).ToArray();
        return found.Length > 0 ? found : throw new StorageFault(
            FaultKind.Keys, $"There is no master key in {directory}. Put it back, or name the directory it is in with HABEAS_KEYS: without it no file can be read.");
    }

    /// <summary>The file of a name, whichever kind it is; null where there is none.</summary>
    public static string? Find(string directory, string name) =>
        new[] { ByCommand, ByKey }.Select(k => Path.Combine(directory, name + k)).FirstOrDefault(System.IO.File.Exists);

    /// <summary>Whether any master key is there.</summary>
    public static bool IsHere(string directory) => Find(directory, Current) is not null || Find(directory, Next) is not null;

    /// <summary>Puts the file of the key that is about to take over in the place of the one in use, whichever kind either is.</summary>
    public static void TakeOver(string directory)
    {
        var file = Find(directory, Next) ?? throw new InvalidOperationException("There is no key to take over.");
        var kind = Path.GetExtension(file);
        // First the other kind, whose key opens nothing any more: broken off here, the next key alone is there, and is enough.
        System.IO.File.Delete(Path.Combine(directory, Current + (kind == ByKey ? ByCommand : ByKey)));
        Durable.Rename(file, Path.Combine(directory, Current + kind));
    }

    private static MasterKey Read(string file)
    {
        var lines = KeyFile.ReadLines(file);
        var text = file.EndsWith(ByCommand, StringComparison.Ordinal) ? new KeyCommand(file, lines).Run([]) : lines[0];
        var bytes = new byte[WrappedOwnerKey.MasterKeyLength];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length == bytes.Length
            ? new(bytes, file)
            : throw new StorageFault(FaultKind.Keys, $"{file} is not a master key, or names a program that does not answer with one. Put the right file back.");
    }
}
