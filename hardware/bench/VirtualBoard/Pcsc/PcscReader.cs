using System.Text;

namespace Bench.VirtualBoard.Pcsc;

/// <summary>A reader that PC/SC knows: a real one at the PC, or a virtual one (Debian's vsmartcard-vpcd).</summary>
/// <remarks>
/// PC/SC has no time limit of its own, and its calls cannot be cut: a card that keeps silent would hold the bench for as long as its waiting
/// time extensions last. So calls to the card run on a thread of their own; one that does not return in time is left behind, and the
/// reader is not used again.
/// </remarks>
public sealed class PcscReader : IDisposable
{
    /// <summary>Longest time for one call to a card: well above the terminal's own limit for a command.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private bool stuck;
    private readonly nint context;
    private nint card;
    private nuint protocol;

    /// <summary>Takes a reader.</summary>
    /// <param name="name">Its name, or the beginning of it; empty: the first one.</param>
    /// <exception cref="PcscException">PC/SC is not there, or has no such reader.</exception>
    public PcscReader(string name)
    {
        context = OpenContext();
        string[] all = List(context);
        Name = all.FirstOrDefault(r => r.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ?? "";
        if (Name.Length > 0) return;
        _ = PcscLibrary.Release(context);
        throw new PcscException($"there is no reader \"{name}\"; there are: {string.Join(", ", all)}", 0);
    }

    /// <summary>Names of all readers.</summary>
    /// <exception cref="PcscException">PC/SC is not there.</exception>
    public static IReadOnlyList<string> Names()
    {
        nint context = OpenContext();
        try { return List(context); }
        finally { _ = PcscLibrary.Release(context); }
    }

    /// <summary>Full name.</summary>
    public string Name { get; }

    /// <summary>Answer to reset of the card, as the reader got it; empty while there is none.</summary>
    public byte[] Answer { get; private set; } = [];

    /// <summary>True when the reader talks T=0 with the card.</summary>
    public bool IsT0 => protocol == PcscLibrary.Protocol0;

    /// <summary>True while a card lies in the reader.</summary>
    public bool CardIn
    {
        get
        {
            PcscLibrary.ReaderState[] states = [new() { Reader = Name, Atr = new byte[33] }];
            return PcscLibrary.StatusChange(context, 0, states, 1) == 0 && (states[0].Event & PcscLibrary.CardPresent) != 0;
        }
    }

    /// <summary>Gives the card power, after taking it away: a cold reset.</summary>
    /// <exception cref="PcscException">There is no card, or it does not answer.</exception>
    public void PowerUp()
    {
        PowerDown();
        nint result = Within("connecting to the card", () =>
            PcscLibrary.Connect(context, Encoding.UTF8.GetBytes(Name + "\0"), PcscLibrary.ShareExclusive, PcscLibrary.Protocol0 | PcscLibrary.Protocol1, out card, out protocol));
        PcscLibrary.Check($"connecting to the card in \"{Name}\"", result);
        byte[] atr = new byte[33];
        nuint length = 33, nameLength = 0;
        PcscLibrary.Check("asking for the answer to reset", PcscLibrary.Status(card, null, ref nameLength, out _, out _, atr, ref length));
        Answer = atr[..(int)length];
    }

    /// <summary>Takes the card's power away.</summary>
    public void PowerDown()
    {
        if (card != 0 && !stuck) _ = PcscLibrary.Disconnect(card, PcscLibrary.UnpowerCard);
        card = 0;
        Answer = [];
    }

    /// <summary>One command to the card as it is, and its answer.</summary>
    /// <exception cref="PcscException">The card is gone, or does not answer.</exception>
    public byte[] Transmit(byte[] command)
    {
        PcscLibrary.Request request = new() { Protocol = protocol, Length = 16 };
        byte[] response = new byte[65538];
        nuint length = (nuint)response.Length;
        nint result = Within("sending a command", () => PcscLibrary.Transmit(card, ref request, command, (nuint)command.Length, 0, response, ref length));
        PcscLibrary.Check("sending a command", result);
        return response[..(int)length];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PowerDown();
        if (!stuck) _ = PcscLibrary.Release(context);
    }

    /// <summary>A call that the card may hold up.</summary>
    /// <exception cref="PcscException">It did not return in time, now or earlier.</exception>
    private nint Within(string doing, Func<nint> call)
    {
        if (!stuck)
        {
            Task<nint> task = Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (task.Wait(Limit)) return task.Result;
            stuck = true;
        }
        throw new PcscException($"{doing}: the card in \"{Name}\" has kept silent for {Limit.TotalSeconds:0} s", 0);
    }

    private static nint OpenContext()
    {
        try
        {
            PcscLibrary.Check("asking for PC/SC", PcscLibrary.Establish(PcscLibrary.ScopeSystem, 0, 0, out nint context));
            return context;
        }
        catch (DllNotFoundException)
        {
            throw new PcscException("the PC/SC library libpcsclite.so.1 is not installed", 0);
        }
    }

    private static string[] List(nint context)
    {
        nuint length = 0;
        nint result = PcscLibrary.ListReaders(context, 0, null, ref length);
        if ((uint)result == 0x8010002E) return [];
        PcscLibrary.Check("listing the readers", result);
        byte[] names = new byte[length];
        PcscLibrary.Check("listing the readers", PcscLibrary.ListReaders(context, 0, names, ref length));
        return Encoding.UTF8.GetString(names, 0, (int)length).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
