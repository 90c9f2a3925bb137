using System.IO;
using Bench.Silicon;

namespace NanoFramework.Files;

/// <summary>
/// nanoFramework's <c>System.IO.FileStream</c> over the machine's file system. As there: native errors are plain exceptions, a missing
/// file is an <see cref="IOException"/>, <see cref="Flush"/> makes nothing durable (littlefs commits a file when it is closed), and
/// <see cref="Dispose"/> keeps to itself what <see cref="Close"/> throws.
/// </summary>
public sealed class FileStream : IDisposable
{
    private readonly string name;
    private readonly IFileSystem files;
    private readonly FileAccess access;
    private byte[] content;
    private int position, unchanged;
    private bool changed, refused, closed;

    /// <summary>Opens or makes a file.</summary>
    public FileStream(string path, FileMode mode, FileAccess access)
    {
        files = Volume.Of(path);
        name = Volume.Name(path);
        this.access = access;
        bool exists = files.Find(name);
        if (mode == FileMode.Open && !exists) throw new IOException();
        content = files.Open(name, mode != FileMode.Open) ?? throw new Exception();
        unchanged = content.Length;
        if (mode != FileMode.Create || content.Length == 0) return;
        content = [];
        unchanged = 0;
        changed = true;
    }

    /// <summary>Bytes of the file.</summary>
    public long Length => Open().Length;

    /// <summary>Goes to a place.</summary>
    public long Seek(long offset, SeekOrigin origin) =>
        position = (int)(origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => Open().Length + offset });

    /// <summary>Reads what is there, at most <paramref name="count"/> bytes.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        if ((access & FileAccess.Read) == 0) throw new NotSupportedException();
        int got = Math.Clamp(Open().Length - position, 0, count);
        if (got > 0) files.Read(name, content, position, buffer.AsSpan(offset, got));
        position += got;
        return got;
    }

    /// <summary>Writes into the buffer of the file system.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        if ((access & FileAccess.Write) == 0) throw new NotSupportedException();
        refused = true; // littlefs keeps nothing of a file once a write to it has failed
        files.Write(name, Math.Max(Open().Length, position + count), count);
        refused = false;
        byte[] longer = new byte[Math.Max(content.Length, position + count)];
        content.CopyTo(longer, 0);
        Array.Copy(buffer, offset, longer, position, count);
        unchanged = Math.Min(unchanged, position);
        content = longer;
        position += count;
        changed = true;
    }

    /// <summary>Does nothing that would outlive a power cut.</summary>
    public void Flush() => _ = Open();

    /// <summary>Commits what was written, or throws.</summary>
    public void Close()
    {
        if (closed) return;
        closed = true;
        if (changed && !refused) files.Close(name, content[..unchanged], content.AsSpan(unchanged));
    }

    /// <summary>As <see cref="Close"/>, but what that throws is lost.</summary>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (Exception e) when (e is not PowerCutException)
        {
            // Stream.Dispose of nanoFramework has an empty catch here
        }
    }

    private byte[] Open() => closed ? throw new ObjectDisposedException(name) : content;
}
