using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Habeas.Storage.Backup;

// Failure policy: a frame that does not open, a frame too few or too many, and a digest that differs are a StorageFault of kind Damaged
// that names the file. What was read before is not to be trusted then, and no caller acts on it.

/// <summary>A file of a backup: a salt, then frames of at most 1 MiB, each sealed under the file's own key with its place as nonce.</summary>
internal static class SealedFile
{
    public const string Version = "habeas/backup-file@v1\n";
    public const int SaltLength = 32;
    public const int FrameLength = 1 << 20;
    public const int TagLength = 16;
    public const uint Last = 1u << 31;
    public const uint Compressed = 1u << 30;

    public static void Nonce(long frame, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], frame);
    }
}

/// <summary>How long a written file is, and its SHA-256.</summary>
internal sealed record WrittenFile(string File, long Bytes, string Sha256);

/// <summary>Writes such a file, under a name that says it is not finished until it is.</summary>
internal sealed class SealedWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _plain = new byte[SealedFile.FrameLength];
    private readonly byte[] _pressed = new byte[BrotliEncoder.GetMaxCompressedLength(SealedFile.FrameLength)];
    private readonly byte[] _sealed = new byte[sizeof(uint) + SealedFile.FrameLength + SealedFile.TagLength];
    private int _filled;
    private long _frames;
    private long _bytes;
    private bool _presses;

    public SealedWriter(string directory, string name, BackupKey key, string origin, RandomBytes random)
    {
        Name = name;
        _path = Path.Combine(directory, name);
        var salt = new byte[SealedFile.SaltLength];
        random(salt);
        var fileKey = key.OfFile(salt, origin, name);
        _cipher = new(fileKey, SealedFile.TagLength);
        CryptographicOperations.ZeroMemory(fileKey);
        _file = Durable.Create(_path + Durable.Unfinished);
        Append(Encoding.ASCII.GetBytes(SealedFile.Version));
        Append(salt);
    }

    public string Name { get; }

    /// <summary>Whether what follows is compressed: sealed bytes would only take time.</summary>
    public bool Presses
    {
        set
        {
            if (value != _presses && _filled > 0)
            {
                Frame(0);
            }

            _presses = value;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_filled == _plain.Length)
            {
                Frame(0);
            }

            var taken = Math.Min(bytes.Length, _plain.Length - _filled);
            bytes[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>Ends the file and gives it its name; durable once the directory is.</summary>
    public WrittenFile Finish()
    {
        Frame(SealedFile.Last);
        Durable.Try(_path, () =>
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            return 0;
        });
        Durable.Rename(_path + Durable.Unfinished, _path);
        return new(Name, _bytes, Convert.ToHexStringLower(_digest.GetHashAndReset()));
    }

    public void Dispose()
    {
        _file.Dispose();
        _cipher.Dispose();
        _digest.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
    }

    private void Frame(uint flags)
    {
        var content = _plain.AsSpan(0, _filled);
        if (_presses && BrotliEncoder.TryCompress(content, _pressed, out var length, quality: 1, window: 20) && length < content.Length)
        {
            content = _pressed.AsSpan(0, length);
            flags |= SealedFile.Compressed;
        }

        var head = _sealed.AsSpan(0, sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(head, flags | (uint)content.Length);
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(_frames++, nonce);
        var rest = _sealed.AsSpan(sizeof(uint), content.Length + SealedFile.TagLength);
        _cipher.Encrypt(nonce, content, rest[..content.Length], rest[content.Length..], head);
        Append(_sealed.AsMemory(0, sizeof(uint) + rest.Length));
        _filled = 0;
    }

    private void Append(ReadOnlyMemory<byte> bytes)
    {
        Durable.Try(_path, () =>
        {
            _file.Write(bytes.Span);
            return 0;
        });
        _digest.AppendData(bytes.Span);
        _bytes += bytes.Length;
    }
}

/// <summary>Reads such a file, frame by frame, and compares it with its digest at the end.</summary>
internal sealed class SealedReader : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly WrittenFile _expected;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _frame = new byte[SealedFile.FrameLength + SealedFile.TagLength];
    private readonly byte[] _opened = new byte[SealedFile.FrameLength];
    private readonly byte[] _plain = new byte[SealedFile.FrameLength];
    private int _at;
    private int _filled;
    private long _frames;
    private bool _ended;

    public SealedReader(string directory, WrittenFile file, BackupKey key, string origin)
    {
        _expected = file;
        _path = Path.Combine(directory, file.File);
        _file = !File.Exists(_path) ? throw Damaged() : Durable.Try(_path, () => new FileStream(_path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 1 << 16 }));
        try
        {
            Span<byte> head = stackalloc byte[SealedFile.Version.Length + SealedFile.SaltLength];
            Take(head);
            if (_file.Length != file.Bytes || !head.StartsWith(Encoding.ASCII.GetBytes(SealedFile.Version)))
            {
                throw Damaged();
            }

            var fileKey = key.OfFile(head[SealedFile.Version.Length..], origin, file.File);
            _cipher = new(fileKey, SealedFile.TagLength);
            CryptographicOperations.ZeroMemory(fileKey);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>How far the file was read, in bytes.</summary>
    public long Position => _file.Position;

    /// <summary>Whether all of it was read; asks for the next frame where this one is used up.</summary>
    public bool IsAtEnd
    {
        get
        {
            while (_at == _filled && !_ended)
            {
                Frame();
            }

            return _at == _filled;
        }
    }

    public byte Byte()
    {
        Span<byte> one = stackalloc byte[1];
        Read(one);
        return one[0];
    }

    public void Read(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (IsAtEnd)
            {
                throw Damaged();
            }

            var taken = Math.Min(bytes.Length, _filled - _at);
            _plain.AsSpan(_at, taken).CopyTo(bytes);
            _at += taken;
            bytes = bytes[taken..];
        }
    }

    public StorageFault Damaged() => new(
        FaultKind.Damaged, $"{_path} is not what the backup's manifest names: it is missing, damaged, cut short, or of another backup. Use another copy of the backup.");

    public void Dispose()
    {
        _file.Dispose();
        _cipher.Dispose();
        _digest.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
        CryptographicOperations.ZeroMemory(_opened);
    }

    private void Frame()
    {
        Span<byte> head = stackalloc byte[sizeof(uint)];
        Take(head);
        var word = BinaryPrimitives.ReadUInt32BigEndian(head);
        var length = (int)(word & ~(SealedFile.Last | SealedFile.Compressed));
        if (length > SealedFile.FrameLength)
        {
            throw Damaged();
        }

        var rest = _frame.AsSpan(0, length + SealedFile.TagLength);
        Take(rest);
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(_frames++, nonce);
        var pressed = (word & SealedFile.Compressed) != 0;
        try
        {
            _cipher.Decrypt(nonce, rest[..length], rest[length..], (pressed ? _opened : _plain).AsSpan(0, length), head);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }

        (_at, _filled) = (0, length);
        if (pressed && !BrotliDecoder.TryDecompress(_opened.AsSpan(0, length), _plain, out _filled))
        {
            throw Damaged();
        }

        _ended = (word & SealedFile.Last) != 0;
        if (_ended && (_file.Position != _file.Length || Convert.ToHexStringLower(_digest.GetHashAndReset()) != _expected.Sha256))
        {
            throw Damaged();
        }
    }

    private void Take(Span<byte> bytes)
    {
        int got;
        try
        {
            got = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (IOException e)
        {
            throw new StorageFault(FaultKind.Failed, $"{_path} cannot be read: the disk failed. Use another copy of the backup.", e);
        }

        if (got < bytes.Length)
        {
            throw Damaged();
        }

        _digest.AppendData(bytes);
    }
}
