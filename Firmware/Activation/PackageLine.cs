using System;
using PosFirmware.Drivers.Serial;

namespace PosFirmware.Activation;

/// <summary>
/// A package from a PC, over the service line. The PC sends 128 bytes and waits for <c>+</c>, so that no buffer on the way runs over; after
/// the last byte the terminal answers with a line, <c>OK</c> or <c>ERROR number</c> of a <see cref="PackageFault"/>.
/// </summary>
public sealed class PackageLine
{
    /// <summary>Bytes after which the PC waits.</summary>
    public const int BlockLength = 128;

    private readonly ISerialLine line;
    private readonly byte[] head = new byte[Package.HeadLength], incoming = new byte[64], answer = new byte[16];
    private byte[] package;
    private int have;

    /// <summary>Listens on a line.</summary>
    public PackageLine(ISerialLine line)
    {
        this.line = line;
    }

    /// <summary>Begins to listen.</summary>
    public void Open()
    {
        Forget();
        line.Open();
    }

    /// <summary>Stops listening.</summary>
    public void Close() => line.Close();

    /// <summary>Bytes that are there already.</summary>
    public int Count => have;

    /// <summary>Takes what has come.</summary>
    /// <returns>The package when it is complete, unchecked; else null. Bytes that are no package are answered and forgotten.</returns>
    public byte[] Poll()
    {
        int got = line.Read(incoming, 0, incoming.Length);
        for (int i = 0; i < got; i++)
        {
            if (have < head.Length) head[have] = incoming[i];
            else package[have] = incoming[i];
            have++;
            if (have == head.Length && !Begin()) return null;
            if (have % BlockLength == 0 || (package != null && have == package.Length)) Send("+");
            if (package == null || have < package.Length) continue;
            byte[] whole = package;
            Forget();
            return whole;
        }
        return null;
    }

    /// <summary>Tells the PC how it ended.</summary>
    public void Answer(PackageFault fault) => Send(fault == PackageFault.None ? "OK\n" : "ERROR " + ((int)fault).ToString() + "\n");

    /// <summary>Forgets a package that stopped coming.</summary>
    public void Forget()
    {
        package = null;
        have = 0;
    }

    private bool Begin()
    {
        int total = Package.TotalLength(head);
        if (total == 0)
        {
            Forget();
            Answer(PackageFault.NotAPackage);
            return false;
        }
        package = new byte[total];
        Array.Copy(head, package, head.Length);
        return true;
    }

    private void Send(string text)
    {
        for (int i = 0; i < text.Length; i++) answer[i] = (byte)text[i];
        line.Write(answer, 0, text.Length);
    }
}
