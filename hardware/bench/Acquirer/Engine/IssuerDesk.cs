using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>What the issuer does beside its decision, with the next chip transaction.</summary>
public enum IssuerAct
{
    /// <summary>Its answer to the cryptogram (tag 91) is wrong.</summary>
    WrongAnswer,
    /// <summary>It gives no answer to the cryptogram.</summary>
    NoAnswer,
    /// <summary>It sends a script.</summary>
    Script,
}

/// <summary>An order to the issuer.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Script">Name of the script, see <see cref="IssuerScripts"/>.</param>
/// <param name="Before">True: template 71, before the second cryptogram. False: 72, after it.</param>
public sealed record IssuerOrder(IssuerAct Act, string Script = "", bool Before = false);

/// <summary>Orders for the issuer's next answer to a chip. Safe from any thread.</summary>
public sealed class IssuerDesk
{
    private readonly List<IssuerOrder> orders = [];
    private readonly Lock gate = new();

    /// <summary>Adds an order for the next chip transaction.</summary>
    /// <exception cref="ArgumentException">There is no such script.</exception>
    public void Next(IssuerOrder order)
    {
        if (order.Act == IssuerAct.Script && !IssuerScripts.Names.Contains(order.Script))
            throw new ArgumentException($"there is no script \"{order.Script}\"; there are: {string.Join(", ", IssuerScripts.Names)}");
        lock (gate) orders.Add(order);
    }

    /// <summary>Takes all orders.</summary>
    internal IReadOnlyList<IssuerOrder> Take()
    {
        lock (gate)
        {
            IssuerOrder[] taken = [.. orders];
            orders.Clear();
            return taken;
        }
    }
}

/// <summary>Issuer scripts by name (emv.md 1.11): each a template 71 or 72 with its commands.</summary>
public static class IssuerScripts
{
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        // CLA INS P1 P2, then data without MAC; ! spoils the MAC
        ["unblock-pin"] = ["84240000"],
        ["block-application"] = ["841E0000"],
        ["unblock-application"] = ["84180000"],
        ["block-card"] = ["84160000"],
        ["put-data"] = ["04DA9F58 07"],
        ["three"] = ["84240000", "04DA9F58 01", "04DA9F59 02"],
        ["unknown"] = ["84240000", "84EE0000", "04DA9F58 03"],
        ["wrong-mac"] = ["!84240000"],
        ["garbage"] = [],
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => Commands.Keys;

    /// <summary>The template of a script for one cryptogram.</summary>
    internal static byte[] Make(string name, bool before, CardKeys keys, int atc, byte[] arqc)
    {
        int template = before ? 0x71 : 0x72;
        if (name == "garbage") return [(byte)template, 0x05, 0x9F, 0x18, 0x04, 0x86, 0x7F];
        Tlv[] commands = [.. Commands[name].Select(c => Tlv.Of(0x86, Command(c, keys, atc, arqc)))];
        return Tlv.Template(template, [Tlv.Hex(0x9F18, "00000001"), .. commands]).ToBytes();
    }

    private static byte[] Command(string text, CardKeys keys, int atc, byte[] arqc)
    {
        string[] parts = text.TrimStart('!').Split(' ');
        byte[] data = parts.Length > 1 ? Convert.FromHexString(parts[1]) : [];
        byte[] header = [.. Convert.FromHexString(parts[0]), (byte)(data.Length + 4)];
        byte[] mac = keys.ScriptMac(atc, arqc, header, data);
        if (text[0] == '!') mac[0] ^= 0x01;
        return [.. header, .. data, .. mac];
    }
}
