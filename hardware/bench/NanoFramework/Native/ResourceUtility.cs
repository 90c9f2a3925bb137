using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Bench.Silicon;

namespace nanoFramework.Runtime.Native;

/// <summary>Pieces of binary resources. On the bench they come from .NET's resource of the same name; the number of one is the hash of its name.</summary>
public static class ResourceUtility
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<short, (string Name, byte[] Bytes)>> Files = new();

    /// <summary>Bytes from an offset on, fewer at the end; null where there is no such resource.</summary>
    /// <exception cref="IndexOutOfRangeException">The offset is past the end.</exception>
    public static object? GetObject(ResourceManager rm, Enum id, int offset, int length)
    {
        if (!Files.GetOrAdd(rm.BaseName, _ => Load(rm)).TryGetValue(Convert.ToInt16(id, CultureInfo.InvariantCulture), out (string Name, byte[] Bytes) file)) return null;
        byte[]? bytes = file.Bytes;
        if (Machine.CurrentOrNull is { } machine)
        {
            machine.NativeCall(DeviceCall.ResourceRead);
            if (machine.DamagedResources.TryGetValue(file.Name, out byte[]? other)) bytes = other;
        }
        if (bytes is null) return null;
        if ((uint)offset >= (uint)bytes.Length) throw new IndexOutOfRangeException();
        return bytes[offset..Math.Min(offset + length, bytes.Length)];
    }

    private static Dictionary<short, (string, byte[])> Load(ResourceManager rm)
    {
        using ResourceSet all = rm.GetResourceSet(CultureInfo.InvariantCulture, true, false)!;
        var found = new Dictionary<short, (string, byte[])>();
        foreach (DictionaryEntry entry in all) found.Add(Number((string)entry.Key), ((string)entry.Key, (byte[])entry.Value!));
        return found;
    }

    /// <summary>As nanoFramework's metadata processor numbers resources.</summary>
    private static short Number(string name)
    {
        int[] hash = [(5381 << 16) + 5381, (5381 << 16) + 5381];
        for (int i = 0; i < name.Length; i++) hash[i & 1] = ((hash[i & 1] << 5) + hash[i & 1]) ^ name[i];
        int sum = unchecked(hash[0] + hash[1] * 1566083941);
        return unchecked((short)((short)(sum >> 16) ^ (short)sum));
    }
}
