using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Bench.Weaving;

/// <summary>Puts charges into the methods of an assembly: one at the beginning of each basic block, and one where a size is known only at run time.</summary>
internal sealed class MethodWeaver(ModuleDefinition module, PriceTables prices, MeterMethods meter)
{
    /// <summary>Weaves a method.</summary>
    public void Weave(MethodDefinition method)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        List<List<Instruction>> blocks = Blocks.Of(body);
        List<(Instruction First, double Units, int Bytes, int Objects)> charges = [];
        foreach (List<Instruction> block in blocks)
        {
            double units = block == blocks[0] ? body.Variables.Count * prices.Local : 0;
            int bytes = 0, objects = 0;
            foreach (Instruction i in block)
            {
                units += Units(i);
                int size = Bytes(i);
                bytes += size;
                if (size > 0) objects++;
            }
            charges.Add((block[0], units, bytes, objects));
        }
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction i in body.Instructions.ToArray()) ChargeSize(il, i);
        foreach (var (first, units, bytes, objects) in charges) Charge(il, first, (int)Math.Round(units * 10), bytes, objects);
        body.OptimizeMacros();
    }

    /// <summary>The first instruction becomes the charge, so that every jump to it lands there.</summary>
    private void Charge(ILProcessor il, Instruction first, int tenths, int bytes, int objects)
    {
        if (tenths == 0 && bytes == 0) return;
        Instruction moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (first.OpCode, first.Operand);
        (first.OpCode, first.Operand) = (OpCodes.Ldc_I4, tenths);
        Instruction last = first;
        if (bytes > 0)
        {
            il.InsertAfter(last, last = Instruction.Create(OpCodes.Ldc_I4, bytes));
            il.InsertAfter(last, last = Instruction.Create(OpCodes.Ldc_I4, objects));
        }
        Instruction call = Instruction.Create(OpCodes.Call, bytes > 0 ? meter.ChargeAllocating : meter.Charge);
        il.InsertAfter(last, call);
        il.InsertAfter(call, moved);
    }

    /// <summary>Arrays and texts have a length that is known when they are made.</summary>
    private void ChargeSize(ILProcessor il, Instruction i)
    {
        if (i.OpCode == OpCodes.Newarr)
        {
            // before it the count is on the stack; it is handed through
            Instruction moved = Instruction.Create(OpCodes.Newarr, (TypeReference)i.Operand);
            (i.OpCode, i.Operand) = (OpCodes.Ldc_I4, HeapSizes.Element((TypeReference)moved.Operand));
            Instruction call = Instruction.Create(OpCodes.Call, meter.NewArray);
            il.InsertAfter(i, call);
            il.InsertAfter(call, moved);
        }
        else if (i.Operand is MethodReference callee && !IsOwn(callee) && callee.ReturnType.MetadataType == MetadataType.String && prices.BytesOfLibrary(callee) < 0)
        {
            il.InsertAfter(i, Instruction.Create(OpCodes.Call, meter.NewText));
        }
    }

    private double Units(Instruction i)
    {
        if (i.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Newobj)) return prices.Of(i.OpCode);
        var callee = (MethodReference)i.Operand;
        double units = i.OpCode.Code == Code.Newobj ? prices.Of(i.OpCode) : 0;
        MethodDefinition? own = IsOwn(callee) ? callee.Resolve() : null;
        if (own is not null && own.DeclaringType.BaseType?.FullName == "System.MulticastDelegate") return units + (units == 0 ? prices.Delegate : 0);
        if (own is not null) return units + prices.OfOwnCall(own, i.OpCode.Code == Code.Callvirt);
        return units + prices.OfLibrary(callee);
    }

    private int Bytes(Instruction i)
    {
        switch (i.OpCode.Code)
        {
            case Code.Newobj when !((MethodReference)i.Operand).DeclaringType.IsValueType: return HeapSizes.Object(((MethodReference)i.Operand).DeclaringType);
            case Code.Box: return 24;
            case Code.Ldstr: return 12;
            case Code.Call or Code.Callvirt when !IsOwn((MethodReference)i.Operand): return Math.Max(0, prices.BytesOfLibrary((MethodReference)i.Operand));
            default: return 0;
        }
    }

    private bool IsOwn(MethodReference callee) => callee.DeclaringType.Scope == module || callee.DeclaringType.Scope.Name == "Drivers";
}
