using Bench.Emv;

namespace Bench.VirtualBoard.Emv;

/// <summary>Makes answers wrong, as a card's data orders it.</summary>
internal sealed class CardFaults(IReadOnlyList<FaultEntry> entries)
{
    private readonly int[] used = new int[entries.Count];

    /// <summary>The answer as the card gives it.</summary>
    /// <param name="step">The command, as <see cref="FaultEntry.On"/> names it.</param>
    /// <param name="answer">The right answer with its status word.</param>
    internal byte[] Shape(string step, byte[] answer)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            FaultEntry fault = entries[i];
            if (!Fits(fault.On, step) || fault.Times > 0 && used[i] >= fault.Times) continue;
            used[i]++;
            answer = Apply(fault, answer);
        }
        return answer;
    }

    private static bool Fits(string on, string step) => on == "any" || on == step || step.StartsWith(on + " ", StringComparison.Ordinal);

    private static byte[] Apply(FaultEntry fault, byte[] answer)
    {
        byte[] status = fault.Sw == "" ? answer[^2..] : Convert.FromHexString(fault.Sw);
        if (fault.Answer != "") return [.. Convert.FromHexString(fault.Answer), .. fault.Sw == "" ? EmvCard.Good : status];
        if (fault.Garbage > 0) return [.. Noise(fault.Garbage), .. fault.Sw == "" ? EmvCard.Good : status];
        if (fault.Sw != "") return status;
        if (answer.Length <= 2) return answer;
        List<Tlv> objects = Tlv.Parse(answer.AsSpan(..^2));
        foreach (Tlv o in objects) Change(fault, o);
        return [.. objects.SelectMany(o => o.ToBytes()), .. status];
    }

    private static void Change(FaultEntry fault, Tlv root)
    {
        if (fault.Drop != "") root.Remove(Tag(fault.Drop));
        if (fault.Add != "") root.Children?.AddRange(Tlv.Parse(Convert.FromHexString(fault.Add)));
        if (fault.Set != "") Replace(root, Tlv.Parse(Convert.FromHexString(fault.Set))[0]);
        if (fault.Lie != "" && root.Find(Tag(fault.Lie)) is { } lying) lying.LengthLie = fault.By;
        if (fault.Spoil != "" && root.Find(Tag(fault.Spoil)) is { Children: null, Value: [_, ..] } spoilt) spoilt.Value[^1] ^= 0x01;
    }

    private static void Replace(Tlv parent, Tlv by)
    {
        if (parent.Children is not { } children) return;
        for (int i = 0; i < children.Count; i++)
            if (children[i].Tag == by.Tag) children[i] = by;
            else Replace(children[i], by);
    }

    private static int Tag(string hex) => Convert.ToInt32(hex, 16);

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
