using System.Security.Cryptography;
using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Signing;

namespace Habeas.Storage.Keys;

// Failure policy: as RegisterKeys. A signature that a program made is verified before it is used: a wrong one would make a checkpoint
// that no verification accepts.

/// <summary>The private keys that sign checkpoints, as they lie in the key directory: each a file with the key, or one with the program that has it.</summary>
/// <remarks>A <c>.command</c> file has the public key on its first line, and then the program as <see cref="KeyCommand"/> reads it.</remarks>
internal static class SigningKeyFile
{
    /// <summary>The key that signs.</summary>
    public const string Current = "signing";

    /// <summary>The key that is about to sign, while it takes over.</summary>
    public const string Next = "signing.next";

    /// <summary>The key that signed before, as long as it signs too.</summary>
    public const string Previous = "signing.previous";

    /// <summary>Makes a key; durable on return.</summary>
    public static SignerKey Create(string directory, string name, string origin, RandomBytes random)
    {
        var seed = new byte[Ed25519SigningKey.SeedLength];
        random(seed);
        var signer = new SignerKey(origin, seed);
        try
        {
            KeyFile.Write(Path.Combine(directory, name + KeyFile.ByKey), SecretKeyText.Write(signer.Verifier, seed));
            return signer;
        }
        catch
        {
            signer.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Every key that is there, with its file; none where there is none.</summary>
    public static IReadOnlyList<(SignerKey Key, string File)> Present(string directory) =>
    [
        .. new[] { Current, Next, Previous }.SelectMany(n => KeyFile.Named(directory, n)).Select(f => (Read(f), f)),
    ];

    /// <summary>The public halves of those that are there.</summary>
    public static IEnumerable<VerifierKey> Public(string directory) => Present(directory).Select(k => k.Key.Verifier);

    private static SignerKey Read(string file)
    {
        var lines = KeyFile.ReadLines(file);
        if (file.EndsWith(KeyFile.ByCommand, StringComparison.Ordinal))
        {
            return VerifierKey.TryParse(lines[0], out var key) == NoteFault.None && key!.Type == KeyType.Ed25519
                ? new SignerKey(key, text => Sign(file, key, lines[1..], text))
                : throw new StorageFault(FaultKind.Keys, $"The first line of {file} is not the public key of the program that it names.");
        }

        return SecretKeyText.TryParse(lines[0], out SignerKey? signer) == NoteFault.None && signer is not null
            ? signer
            : throw new StorageFault(FaultKind.Keys, $"{file} is not a signing key. Put the right file back.");
    }

    private static byte[] Sign(string file, VerifierKey key, string[] program, ReadOnlySpan<byte> text)
    {
        var answer = Encoding.ASCII.GetBytes(new KeyCommand(file, program).Run(text));
        var signature = new byte[Ed25519.SignatureLength];
        var length = System.Buffers.Text.Base64.DecodeFromUtf8(answer, signature, out _, out var written) == System.Buffers.OperationStatus.Done ? written : 0;
        return length == signature.Length && Ed25519.Verify(key.PublicKey, text, signature)
            ? signature
            : throw new StorageFault(FaultKind.Keys, $"The program that {file} names did not answer with the signature of the key {key.KeyId:x8} in base64.");
    }
}
