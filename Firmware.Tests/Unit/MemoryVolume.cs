using System;
using System.Collections;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Tests.Unit;

/// <summary>A volume in memory, for tests of what lies on the flash.</summary>
public sealed class MemoryVolume : IVolume
{
    private readonly Hashtable files = new Hashtable();

    /// <summary>Content of a file, or null: tests damage it here.</summary>
    public byte[] this[string name]
    {
        get => (byte[])files[name];
        set => files[name] = value;
    }

    /// <summary>What it says about its size.</summary>
    public int Capacity { get; set; } = 3 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Exists(string name) => files.Contains(name);

    /// <inheritdoc/>
    public int Length(string name) => Exists(name) ? this[name].Length : -1;

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        if (!Exists(name)) return -1;
        byte[] file = this[name];
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
        this[name] = file;
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] data, int start, int count)
    {
        byte[] old = Exists(name) ? this[name] : new byte[0];
        byte[] file = new byte[old.Length + count];
        Array.Copy(old, file, old.Length);
        Array.Copy(data, start, file, old.Length, count);
        this[name] = file;
    }

    /// <inheritdoc/>
    public void Delete(string name) => files.Remove(name);

    /// <inheritdoc/>
    public void Move(string name, string to)
    {
        if (!Exists(name) || Exists(to)) throw new System.IO.IOException();
        this[to] = this[name];
        files.Remove(name);
    }

    /// <inheritdoc/>
    public string[] List()
    {
        string[] names = new string[files.Count];
        int i = 0;
        foreach (object key in files.Keys) names[i++] = (string)key;
        return names;
    }
}
