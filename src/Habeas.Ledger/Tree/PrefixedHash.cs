using System.Buffers;

namespace Habeas.Ledger.Tree;

/// <summary>SHA-256 over a prefix and a content, as one message, without allocating.</summary>
internal static class PrefixedHash
{
    private const int OnStack = 1024;

    public static TreeHash Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> content)
    {
        var length = prefix.Length + content.Length;
        if (length <= OnStack)
        {
            Span<byte> message = stackalloc byte[OnStack];
            return Joined(message[..length], prefix, content);
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Joined(rented.AsSpan(0, length), prefix, content);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static TreeHash Joined(Span<byte> message, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> content)
    {
        prefix.CopyTo(message);
        content.CopyTo(message[prefix.Length..]);
        return TreeHash.Sha256(message);
    }
}
