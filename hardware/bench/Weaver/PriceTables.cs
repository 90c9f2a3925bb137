using System.Globalization;
using Bench.Silicon;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Bench.Weaving;

/// <summary>What instructions and calls cost, out of prices/opcodes.csv and prices/library.csv, in tenths of a unit.</summary>
internal sealed class PriceTables
{
    private readonly Dictionary<string, double> opcodes = Read("opcodes", "opcode", "units"), calls = Read("library", "member", "units"), bytes = Read("library", "member", "bytes");

    /// <summary>An instruction that is no call.</summary>
    public double Of(OpCode code) => opcodes.TryGetValue(Base(code.Name), out double units) ? units : opcodes["simple"];

    /// <summary>A call to a method of the device's own assemblies, without what its body costs.</summary>
    public double OfOwnCall(MethodDefinition callee, bool virtually) =>
        callee.IsStatic ? calls["static"] : !virtually || !callee.IsVirtual || callee.IsFinal && !callee.DeclaringType.IsInterface ? calls["instance"] : callee.DeclaringType.IsInterface ? calls["interface"] : calls["virtual"];

    /// <summary>A call of a delegate.</summary>
    public double Delegate => calls["delegate"];

    /// <summary>A local variable of a method that is entered.</summary>
    public double Local => calls["local"];

    /// <summary>A call to a member of the class library.</summary>
    public double OfLibrary(MethodReference member) => calls.TryGetValue(Name(member), out double units) ? units : calls["native"];

    /// <summary>Bytes that it takes on the heap; -1: it gives a string whose length counts.</summary>
    public int BytesOfLibrary(MethodReference member) => bytes.TryGetValue(Name(member), out double count) ? (int)count : 0;

    private static string Name(MethodReference member) => member.DeclaringType.FullName + "." + member.Name;

    private static string Base(string name) => name.EndsWith(".s", StringComparison.Ordinal) ? name[..^2] : name;

    private static Dictionary<string, double> Read(string table, string key, string value)
    {
        string name = $"prices.{table}.csv";
        using StreamReader reader = new(typeof(CsvRow).Assembly.GetManifestResourceStream(name)!);
        return CsvRow.Read(reader.ReadToEnd(), name).ToDictionary(r => r[key], r => double.Parse(r[value], CultureInfo.InvariantCulture));
    }
}
