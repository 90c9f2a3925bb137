using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Bench.Benchmarks.Figures;

/// <summary>Counts the IL instructions that a piece of device code executes: what an interpreter has to do, on whatever machine.</summary>
public static class StepCount
{
    private static long count;

    /// <summary>Called before every instruction of the copy that is counted.</summary>
    public static void Tick() => count++;

    /// <summary>Runs an action of a copy of an assembly whose instructions, in one namespace, count themselves.</summary>
    /// <param name="original">Assembly.</param>
    /// <param name="room">Namespace.</param>
    /// <param name="run">Gets the copy.</param>
    /// <returns>Instructions.</returns>
    public static long Of(Assembly original, string room, Func<Assembly, Action> run)
    {
        using AssemblyDefinition copy = AssemblyDefinition.ReadAssembly(original.Location);
        MethodReference tick = copy.MainModule.ImportReference(typeof(StepCount).GetMethod(nameof(Tick)));
        foreach (TypeDefinition type in copy.MainModule.GetTypes().Where(t => t.Namespace == room))
            foreach (MethodDefinition method in type.Methods.Where(m => m.HasBody)) Count(method.Body, tick);
        MemoryStream image = new();
        copy.Write(image);
        image.Position = 0;
        AssemblyLoadContext context = new("counted", isCollectible: true);
        Action counted = run(context.LoadFromStream(image));
        count = 0;
        counted();
        context.Unload();
        return count;
    }

    private static void Count(Mono.Cecil.Cil.MethodBody body, MethodReference tick)
    {
        body.SimplifyMacros();
        ILProcessor il = body.GetILProcessor();
        Dictionary<Instruction, Instruction> now = [];
        foreach (Instruction i in body.Instructions.ToArray())
        {
            if (i.Previous is { OpCode.OpCodeType: OpCodeType.Prefix }) continue;
            Instruction call = il.Create(OpCodes.Call, tick);
            il.InsertBefore(i, call);
            now[i] = call;
        }
        foreach (Instruction i in body.Instructions)
            if (i.Operand is Instruction target) i.Operand = now.GetValueOrDefault(target, target);
            else if (i.Operand is Instruction[] targets) i.Operand = targets.Select(t => now.GetValueOrDefault(t, t)).ToArray();
    }
}
