using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>Walks over every array that can be reached from an object of the firmware, so that no list of known places has to be kept.</summary>
internal static class MemoryWalk
{
    /// <summary>Where a run of bytes still lies: the fields that lead there.</summary>
    /// <param name="root">Where the walk begins.</param>
    /// <param name="wanted">Bytes that must not be found.</param>
    public static string[] Find(object root, byte[] wanted) =>
        Arrays(root).Where(a => a.Bytes.AsSpan().IndexOf(wanted) >= 0).Select(a => a.Path).Distinct().ToArray();

    /// <summary>All arrays of bytes and characters, as bytes.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Arrays(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(string, object)> open = new([("", root)]);
        while (open.TryPop(out (string Path, object Value) at))
        {
            if (at.Value is null or string or Type or Delegate or MemberInfo || !seen.Add(at.Value)) continue;
            if (at.Value is byte[] bytes) yield return (at.Path, bytes);
            else if (at.Value is char[] characters) yield return (at.Path, [.. characters.Select(c => (byte)c)]);
            else if (at.Value is Array array)
            {
                if (!array.GetType().GetElementType()!.IsPrimitive)
                    for (int i = 0; i < array.Length; i++) open.Push(($"{at.Path}[{i}]", array.GetValue(i)));
            }
            else if (at.Value.GetType().Namespace?.StartsWith("PosFirmware.") == true)
                for (Type type = at.Value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                    foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                        if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum) open.Push(($"{at.Path}.{field.Name}", field.GetValue(at.Value)));
        }
    }
}
