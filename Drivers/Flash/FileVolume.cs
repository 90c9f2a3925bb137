using System;
using System.IO;

namespace PosFirmware.Drivers.Flash;

/// <summary>The volume on nanoFramework's file system; the internal flash is littlefs at <c>I:\</c>.</summary>
/// <remarks>
/// Native code reports a fault of the file system as a plain Exception, or not at all: littlefs commits a file when it is closed, the
/// ESP32 driver closes a file that it could not keep without a word, and Stream.Dispose swallows what Close throws. So streams are closed
/// by hand, what native code throws becomes an IOException, and whatever is written is read back before it counts.
/// </remarks>
public sealed class FileVolume : IVolume
{
    private const int Piece = 512;

    private readonly string root;
    private readonly byte[] piece = new byte[Piece];

    /// <summary>Uses a folder of the file system.</summary>
    /// <param name="root">Folder with its trailing separator, e.g. <c>I:\</c>.</param>
    /// <param name="capacity">Bytes of the partition. nanoFramework does not tell them: DriveInfo.TotalSize of a littlefs volume is -1.</param>
    public FileVolume(string root, int capacity)
    {
        this.root = root;
        Capacity = capacity;
    }

    /// <inheritdoc/>
    public int Capacity { get; }

    /// <inheritdoc/>
    public bool Exists(string name)
    {
        Exception fault;
        try
        {
            return File.Exists(root + name);
        }
        catch (Exception e)
        {
            fault = e;
        }
        throw Named(fault);
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        if (!Exists(name)) return -1;
        FileStream file = null;
        Exception fault = null;
        int length = 0;
        try
        {
            file = new FileStream(root + name, FileMode.Open, FileAccess.Read);
            length = (int)file.Length;
        }
        catch (Exception e)
        {
            fault = e;
        }
        End(file, fault);
        return length;
    }

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        if (!Exists(name)) return -1;
        FileStream file = null;
        Exception fault = null;
        int total = 0;
        try
        {
            file = new FileStream(root + name, FileMode.Open, FileAccess.Read);
            if (offset < file.Length)
            {
                file.Seek(offset, SeekOrigin.Begin);
                total = Fill(file, buffer, start, count);
            }
        }
        catch (Exception e)
        {
            fault = e;
        }
        End(file, fault);
        return total;
    }

    /// <inheritdoc/>
    public void Write(string name, byte[] data, int start, int count) => Put(name, FileMode.Create, data, start, count);

    /// <inheritdoc/>
    public void Append(string name, byte[] data, int start, int count) => Put(name, FileMode.OpenOrCreate, data, start, count);

    /// <inheritdoc/>
    public void Delete(string name)
    {
        if (!Exists(name)) return;
        Exception fault = null;
        try
        {
            File.Delete(root + name);
        }
        catch (Exception e)
        {
            fault = e;
        }
        if (fault != null) throw Named(fault);
        if (Exists(name)) throw new IOException();
    }

    /// <inheritdoc/>
    public void Move(string name, string to)
    {
        Exception fault = null;
        try
        {
            File.Move(root + name, root + to);
        }
        catch (Exception e)
        {
            fault = e;
        }
        if (fault != null) throw Named(fault);
        if (!Exists(to) || Exists(name)) throw new IOException();
    }

    /// <inheritdoc/>
    public string[] List()
    {
        string[] paths = null;
        Exception fault = null;
        try
        {
            paths = Directory.GetFiles(root);
        }
        catch (Exception e)
        {
            fault = e;
        }
        if (fault != null) throw Named(fault);
        for (int i = 0; i < paths.Length; i++) paths[i] = paths[i].Substring(root.Length);
        return paths;
    }

    /// <summary>Writes to the end of a file, which a mode that makes it anew has emptied, and looks whether it is there.</summary>
    private void Put(string name, FileMode mode, byte[] data, int start, int count)
    {
        FileStream file = null;
        Exception fault = null;
        int at = 0;
        try
        {
            file = new FileStream(root + name, mode, FileAccess.ReadWrite);
            at = (int)file.Seek(0, SeekOrigin.End);
            file.Write(data, start, count);
        }
        catch (Exception e)
        {
            fault = e;
        }
        End(file, fault);
        if (!Holds(name, at, data, start, count)) throw new IOException();
    }

    /// <summary>Reads back what was written: the file ends with it, and every byte is as it was given.</summary>
    private bool Holds(string name, int at, byte[] data, int start, int count)
    {
        if (!Exists(name)) return false;
        FileStream file = null;
        Exception fault = null;
        bool same = false;
        try
        {
            file = new FileStream(root + name, FileMode.Open, FileAccess.Read);
            same = file.Length == at + count;
            if (same) file.Seek(at, SeekOrigin.Begin);
            while (same && count > 0)
            {
                int length = count < Piece ? count : Piece;
                same = Fill(file, piece, 0, length) == length;
                for (int i = 0; same && i < length; i++) same = piece[i] == data[start + i];
                start += length;
                count -= length;
            }
        }
        catch (Exception e)
        {
            fault = e;
        }
        Array.Clear(piece, 0, Piece);
        End(file, fault);
        return same;
    }

    private static int Fill(FileStream file, byte[] buffer, int start, int count)
    {
        int total = 0;
        while (total < count)
        {
            int got = file.Read(buffer, start + total, count - total);
            if (got <= 0) break;
            total += got;
        }
        return total;
    }

    /// <summary>Closes a file, which is what commits it, and reports the first thing that went wrong.</summary>
    private static void End(FileStream file, Exception fault)
    {
        if (file != null)
        {
            try
            {
                file.Close();
            }
            catch (Exception e)
            {
                if (fault == null) fault = e;
            }
        }
        if (fault != null) throw Named(fault);
    }

    /// <summary>What native code throws for a fault of its own is an exception without a kind; everything else is what it says.</summary>
    private static Exception Named(Exception fault) => fault.GetType() == typeof(Exception) ? new IOException() : fault;
}
