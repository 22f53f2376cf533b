namespace XdpFilter;

/// <summary>The bytes of a capture, in order and once, through a buffer that does not grow with the file.</summary>
internal sealed class CaptureStream(string name, Stream stream, CancellationToken cancellation = default) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Where in the file the next byte to be taken stands.</summary>
    public long Offset { get; private set; }

    /// <summary>How long the file is, or null for a pipe.</summary>
    public long? Length { get; } = stream.CanSeek ? stream.Length : null;

    public static CaptureStream Open(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            throw new CaptureException($"{path}: this is a directory; a pcap or pcapng file is expected");

        try
        {
            // Unbuffered, because the buffer is here; shared, because the file may still be being written.
            FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return new CaptureStream(path, stream, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CaptureException($"{path}: there is no such file; a pcap or pcapng file is expected", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CaptureException($"{path}: this file may not be read; read permission is needed", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new CaptureException($"{path}: this file cannot be opened: {Reason(e)}", e);
        }
    }

    /// <summary>The next bytes, without taking them: as many as asked for, or fewer where the file ends.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Fill(count);
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Takes the next bytes: as many as asked for, or fewer where the file ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> bytes = Peek(count);
        _start += bytes.Length;
        Offset += bytes.Length;
        return bytes;
    }

    /// <summary>Passes over bytes, and says how many there were to pass over.</summary>
    public long Skip(long count)
    {
        long left = count;
        while (left > 0)
        {
            int taken = Take((int)Math.Min(left, _buffer.Length)).Length;
            if (taken == 0)
                break;
            left -= taken;
        }
        return count - left;
    }

    public CaptureException Error(string what) => new($"{name}: {what}");

    public void Dispose() => stream.Dispose();

    private void Fill(int count)
    {
        if (_end - _start >= count)
            return;

        if (_start + count > _buffer.Length)
        {
            byte[] target = count > _buffer.Length ? new byte[count] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
            (_buffer, _start, _end) = (target, 0, _end - _start);
        }

        while (_end - _start < count)
        {
            int read = ReadSome(_buffer.AsMemory(_end));
            if (read == 0)
                return;
            _end += read;
        }
    }

    private int ReadSome(Memory<byte> target)
    {
        try
        {
            // A file answers at once. A pipe may keep its reader waiting for ever, and reading cannot be interrupted.
            return Length is not null
                ? stream.Read(target.Span)
                : stream.ReadAsync(target, cancellation).AsTask().WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (IOException e)
        {
            throw new CaptureException($"{name}: reading failed at byte {Offset + _end - _start}: {Reason(e)}", e);
        }
    }

    // The runtime's sentence ends in the path, which ours begins with.
    private static string Reason(Exception e)
    {
        string reason = e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        int path = reason.IndexOf(" : '", StringComparison.Ordinal);
        return path < 0 ? reason : reason[..path];
    }
}
