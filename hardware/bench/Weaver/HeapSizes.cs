using Mono.Cecil;

namespace Bench.Weaving;

/// <summary>Bytes on the heap of a 32-bit nanoFramework: heap blocks of 12 bytes, one for the header and one a field (nf-interpreter, nanoCLR_Runtime__HeapBlock.h).</summary>
internal static class HeapSizes
{
    private const int Block = 12;

    /// <summary>An object, with the fields of its bases.</summary>
    public static int Object(TypeReference type)
    {
        int fields = 0;
        for (TypeDefinition? t = Resolve(type); t is not null; t = t.BaseType is null ? null : Resolve(t.BaseType)) fields += t.Fields.Count(f => !f.IsStatic);
        return (1 + fields) * Block;
    }

    /// <summary>An element of an array: numbers lie packed, everything else takes a block.</summary>
    public static int Element(TypeReference type) => Number(type) switch
    {
        MetadataType.Boolean or MetadataType.Byte or MetadataType.SByte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double => 8,
        _ => Block,
    };

    private static MetadataType Number(TypeReference type)
    {
        TypeDefinition? known = type.IsValueType ? Resolve(type) : null;
        return known is { IsEnum: true } ? known.Fields.First(f => !f.IsStatic).FieldType.MetadataType : type.MetadataType;
    }

    private static TypeDefinition? Resolve(TypeReference type)
    {
        try { return type.Resolve(); }
        catch (AssemblyResolutionException) { return null; } // of the class library: what its fields are does not matter much
    }
}
