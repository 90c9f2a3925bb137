using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Training;

/// <summary>A volume in memory: what training writes is gone when training ends.</summary>
public sealed class RamVolume : IVolume
{
    private const int MostFiles = 40, Bytes = 1024 * 1024; // far more than a training takes

    private readonly string[] names = new string[MostFiles];
    private readonly byte[][] files = new byte[MostFiles][];

    /// <inheritdoc/>
    public int Capacity => Bytes;

    /// <inheritdoc/>
    public bool Exists(string name) => Find(name) >= 0;

    /// <inheritdoc/>
    public int Length(string name)
    {
        int at = Find(name);
        return at < 0 ? -1 : files[at].Length;
    }

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        int at = Find(name);
        if (at < 0) return -1;
        byte[] file = files[at];
        if (offset >= file.Length) return 0;
        if (count > file.Length - offset) count = file.Length - offset;
        Array.Copy(file, offset, buffer, start, count);
        return count;
    }

    /// <inheritdoc/>
    public void Write(string name, byte[] data, int start, int count)
    {
        byte[] file = new byte[count];
        Array.Copy(data, start, file, 0, count);
        files[Place(name)] = file;
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] data, int start, int count)
    {
        int at = Find(name), old = at < 0 ? 0 : files[at].Length;
        byte[] file = new byte[old + count];
        if (old > 0) Array.Copy(files[at], 0, file, 0, old);
        Array.Copy(data, start, file, old, count);
        files[Place(name)] = file;
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        int at = Find(name);
        if (at < 0) return;
        names[at] = null;
        files[at] = null;
    }

    /// <inheritdoc/>
    public void Move(string name, string to)
    {
        int at = Find(name);
        if (at < 0 || Find(to) >= 0) throw new System.IO.IOException();
        names[at] = to;
    }

    /// <inheritdoc/>
    public string[] List()
    {
        int count = 0;
        for (int i = 0; i < MostFiles; i++)
            if (names[i] != null) count++;
        string[] list = new string[count];
        for (int i = 0; i < MostFiles; i++)
            if (names[i] != null) list[--count] = names[i];
        return list;
    }

    private int Find(string name)
    {
        for (int i = 0; i < MostFiles; i++)
            if (string.Equals(names[i], name)) return i;
        return -1;
    }

    private int Place(string name)
    {
        int at = Find(name);
        for (int i = 0; i < MostFiles && at < 0; i++)
            if (names[i] == null) at = i;
        if (at < 0) throw new System.IO.IOException("no room for another file");
        names[at] = name;
        return at;
    }
}
