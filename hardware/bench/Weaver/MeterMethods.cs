using Bench.Silicon;
using Mono.Cecil;

namespace Bench.Weaving;

/// <summary>References to the methods of <see cref="Meter"/> in a module.</summary>
internal sealed class MeterMethods
{
    /// <summary>Writes the references.</summary>
    /// <remarks>By hand: an import would bring the runtime of this program along.</remarks>
    public MeterMethods(ModuleDefinition module)
    {
        AssemblyNameReference silicon = new(typeof(Meter).Assembly.GetName().Name, typeof(Meter).Assembly.GetName().Version);
        module.AssemblyReferences.Add(silicon);
        TypeReference type = new(typeof(Meter).Namespace, nameof(Meter), module, silicon);
        TypeReference number = module.TypeSystem.Int32, text = module.TypeSystem.String, nothing = module.TypeSystem.Void;
        Charge = Method(type, nameof(Meter.Charge), nothing, number);
        ChargeAllocating = Method(type, nameof(Meter.ChargeAllocating), nothing, number, number, number);
        NewArray = Method(type, nameof(Meter.NewArray), number, number, number);
        NewText = Method(type, nameof(Meter.NewText), text, text);
    }

    /// <summary>Units.</summary>
    public MethodReference Charge { get; }

    /// <summary>Units, bytes, objects.</summary>
    public MethodReference ChargeAllocating { get; }

    /// <summary>Number of elements (which it gives back), bytes of one.</summary>
    public MethodReference NewArray { get; }

    /// <summary>A string that the class library has made.</summary>
    public MethodReference NewText { get; }

    private static MethodReference Method(TypeReference type, string name, TypeReference gives, params TypeReference[] takes)
    {
        MethodReference method = new(name, gives, type) { HasThis = false };
        foreach (TypeReference t in takes) method.Parameters.Add(new ParameterDefinition(t));
        return method;
    }
}
