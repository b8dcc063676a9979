using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Habeas.Simulation.Tests;

/// <summary>
/// Every text, id and time of a register's events, in the encodings in which one might leak: as it is, in UTF-16, hexadecimal, base64 at
/// each of its three alignments, ids as bytes in either order, times as decimal numbers and as bytes in either order.
/// </summary>
internal sealed class Planted
{
    /// <summary>Shorter runs of bytes occur by chance, or are words that many registers have in their name.</summary>
    private const int Least = 10;

    private readonly Dictionary<ulong, List<byte[]>> _byStart = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>How many texts, ids and times there are.</summary>
    public int Count => _known.Count;

    /// <summary>Adds all that a header or an event says, but for names of types and properties.</summary>
    public void Add(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        Add(document.RootElement);
    }

    /// <summary>The first of them that some bytes hold; null where they hold none.</summary>
    public string? FoundIn(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + Least <= bytes.Length; at++)
        {
            if (_byStart.TryGetValue(MemoryMarshal.Read<ulong>(bytes[at..]), out var candidates))
            {
                foreach (var candidate in candidates)
                {
                    if (bytes[at..].StartsWith(candidate))
                    {
                        return $"at {at}: {Convert.ToHexString(candidate)} ({Encoding.UTF8.GetString(candidate)})";
                    }
                }
            }
        }

        return null;
    }

    private void Add(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(p => p.Name is not ("type" or "zone")))
                {
                    Add(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var one in element.EnumerateArray())
                {
                    Add(one);
                }

                break;
            case JsonValueKind.String when element.GetString() is { Length: >= Least } text && _known.Add(text):
                AddText(text);
                break;
        }
    }

    private void AddText(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        AddBytes(utf8);
        AddEncoded(utf8);
        AddBytes(Encoding.Unicode.GetBytes(text));
        AddBytes(Encoding.BigEndianUnicode.GetBytes(text));
        AddBytes(Encoding.UTF8.GetBytes(text.ToUpperInvariant()));
        AddBytes(Encoding.UTF8.GetBytes(text.ToLowerInvariant()));
        if (Guid.TryParse(text, out var id))
        {
            AddBytes(id.ToByteArray(bigEndian: true));
            AddBytes(id.ToByteArray());
            AddEncoded(id.ToByteArray(bigEndian: true));
            AddBytes(Encoding.ASCII.GetBytes(id.ToString("N")));
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && text.Contains(':', StringComparison.Ordinal))
        {
            AddTime(time);
        }
    }

    private void AddTime(DateTimeOffset time)
    {
        var micros = (time - DateTimeOffset.UnixEpoch).Ticks / 10;
        foreach (var number in new[] { micros, micros / 1000, micros / 1_000_000 })
        {
            AddBytes(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
        }

        // Eight bytes are found by chance only once in many exabytes.
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, micros);
        AddBytes(bytes);
        AddBytes([.. bytes.Reverse()]);
    }

    private void AddEncoded(byte[] bytes)
    {
        AddBytes(Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        AddBytes(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        for (var before = 0; before < 3; before++)
        {
            // The characters that depend on neighbours are left away at both ends.
            var whole = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var from = before == 0 ? 0 : 4;
            AddBytes(Encoding.ASCII.GetBytes(whole[from..Math.Max(from, whole.Length - 4)]));
        }
    }

    private void AddBytes(byte[] bytes)
    {
        if (bytes.Length >= 8)
        {
            ref var some = ref CollectionsMarshal.GetValueRefOrAddDefault(_byStart, MemoryMarshal.Read<ulong>(bytes), out _);
            (some ??= []).Add(bytes);
        }
    }
}
