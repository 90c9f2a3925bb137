using Mono.Cecil.Cil;

namespace Bench.Weaving;

/// <summary>Basic blocks of a method: instructions that are all executed when the first one is (but for exceptions).</summary>
internal static class Blocks
{
    /// <summary>The instructions of each block, in order.</summary>
    public static List<List<Instruction>> Of(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction i in body.Instructions)
        {
            if (i.Operand is Instruction target) leaders.Add(target);
            if (i.Operand is Instruction[] targets) leaders.UnionWith(targets);
            if (i.Next is not null && i.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && i.Next is not null) leaders.Add(i.Next);
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            leaders.Add(handler.TryStart);
            leaders.Add(handler.HandlerStart);
            if (handler.FilterStart is not null) leaders.Add(handler.FilterStart);
        }
        List<List<Instruction>> blocks = [];
        foreach (Instruction i in body.Instructions)
        {
            if (leaders.Contains(i)) blocks.Add([]);
            blocks[^1].Add(i);
        }
        return blocks;
    }
}
