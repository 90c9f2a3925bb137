using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>Looks through everything that hangs on an object of the firmware for bytes that ought to have been wiped.</summary>
internal static class ObjectSearch
{
    /// <summary>Names of the fields that hold any four neighbouring bytes of a secret, in order.</summary>
    public static string Holding(object root, byte[] secret)
    {
        List<string> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Walk(root, "", secret, seen, found);
        return string.Join(", ", found.Order(StringComparer.Ordinal));
    }

    private static void Walk(object at, string name, byte[] secret, HashSet<object> seen, List<string> found)
    {
        if (at is null || !seen.Add(at)) return;
        if (at is byte[] bytes)
        {
            if (Enumerable.Range(0, secret.Length - 3).Any(i => bytes.AsSpan().IndexOf(secret.AsSpan(i, 4)) >= 0)) found.Add(name);
            return;
        }
        if (at is Array items)
        {
            if (!items.GetType().GetElementType()!.IsPrimitive)
                foreach (object item in items) Walk(item, name, secret, seen, found);
            return;
        }
        for (Type type = at.GetType(); type?.Namespace?.StartsWith("PosFirmware", StringComparison.Ordinal) == true; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum) Walk(field.GetValue(at), at.GetType().Name + "." + field.Name, secret, seen, found);
    }
}
