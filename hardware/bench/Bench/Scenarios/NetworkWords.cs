using System.Text;
using Bench.Acquirer;

namespace Bench.Scenarios;

/// <summary>The words after <c>network</c>.</summary>
public static class NetworkWords
{
    /// <summary>Faults of the line and the host by their names in scenarios: <c>drop-response</c> is <see cref="Fault.DropResponse"/>.</summary>
    public static IReadOnlyDictionary<string, Fault> Faults { get; } =
        Enum.GetValues<Fault>().Where(f => f != Fault.None).ToDictionary(f => Kebab(f.ToString()));

    /// <summary>Reads <c>up</c>, <c>down</c>, or a fault with <c>always</c>, <c>on MTI</c>, <c>for TIME</c> and <c>code NN</c>.</summary>
    public static Action<Workbench> Compile(Words words)
    {
        if (words.TakeIf("up")) return b => b.NetworkUp();
        if (words.TakeIf("down")) return b => b.NetworkDown();
        NetworkOrder order = new(words.TakeOneOf("fault", Faults));
        while (!words.AtEnd)
        {
            if (words.TakeIf("always")) order = order with { Always = true };
            else if (words.TakeIf("on")) order = order with { Mti = Digits(words, "a message type", 4) };
            else if (words.TakeIf("for")) order = order with { Seconds = words.TakeTime() / 1000.0 };
            else if (words.TakeIf("code")) order = order with { Code = words.Take("a response code") };
            else words.End();
        }
        return b => b.Network(order);
    }

    private static string Digits(Words words, string what, int count)
    {
        string word = words.Take(what);
        return word.Length == count && word.All(char.IsAsciiDigit) ? word : throw words.Wrong($"{what} has {count} digits, not \"{word}\"");
    }

    private static string Kebab(string name)
    {
        StringBuilder s = new();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && s.Length > 0) s.Append('-');
            s.Append(char.ToLowerInvariant(c));
        }
        return s.ToString();
    }
}
