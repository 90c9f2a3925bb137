using System;
using System.Resources;
using nanoFramework.Runtime.Native;

namespace PosFirmware.Drivers.Flash;

/// <summary>
/// Files that lie inside the program itself, as binary resources of this assembly (<c>Text/Type.resx</c>): in the deployment partition, which has room for
/// them where the volume has none, is mapped into memory, and whose assemblies the interpreter checks before it runs them.
/// </summary>
public sealed class BuiltInFiles : IFileReader
{
    /// <summary>Number of a resource: the interpreter takes an enumeration of 16 bits.</summary>
    private enum Resource : short
    {
    }

    private readonly ResourceManager resources = new ResourceManager("PosFirmware.Drivers.Text.Type", typeof(BuiltInFiles).Assembly);

    /// <inheritdoc/>
    public int Length(string name) => -1;

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        try
        {
            byte[] piece = (byte[])ResourceUtility.GetObject(resources, (Resource)Number(name), offset, count);
            if (piece == null) return -1;
            Array.Copy(piece, 0, buffer, start, piece.Length);
            return piece.Length;
        }
        catch (IndexOutOfRangeException) // past the end
        {
            return 0;
        }
    }

    /// <summary>
    /// Number that nanoFramework's metadata processor gives a resource: two running products over every second character of its name, folded. The ending
    /// of a file is no part of the name.
    /// </summary>
    public static short Number(string name)
    {
        int even = (5381 << 16) + 5381, odd = even;
        for (int i = 0; i < name.Length && name[i] != '.'; i++)
        {
            if ((i & 1) == 0) even = even * 33 ^ name[i];
            else odd = odd * 33 ^ name[i];
        }
        int both = even + odd * 1566083941;
        return (short)((short)(both >> 16) ^ (short)both);
    }
}
