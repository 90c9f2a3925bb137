using Bench.VirtualBoard.Pcsc;
using Bench.VirtualBoard.SmartCard;

namespace Bench;

/// <summary>The verb that puts the card of a PC/SC reader into the terminal's slot.</summary>
public sealed partial class Workbench
{
    private PcscCard? outside;
    private ContactCard? outsideInSlot;
    private PcscReader? watched;
    private bool stays; // through a power cut

    /// <summary>Why the card in the PC/SC reader did not go on the last time; null: it did.</summary>
    public string? ReaderTrouble { get; private set; }

    /// <summary>
    /// Verb <c>reader in</c>: the slot holds the card that lies in the PC/SC reader of the option <c>--pcsc</c>. The wire is simulated
    /// (T=1); commands go on to the real card.
    /// </summary>
    /// <exception cref="BenchInputException">PC/SC is not there, has no such reader, or no card lies in it.</exception>
    public void ReaderIn()
    {
        ReaderOut();
        try
        {
            outside = new PcscCard(new PcscReader(setup.PcscReader ?? ""));
            outside.Reader.PowerUp();
        }
        catch (PcscException e)
        {
            outside?.Dispose();
            outside = null;
            throw new BenchInputException(e.Message);
        }
        ReaderTrouble = null;
        outside.Failed = what => { ReaderTrouble = what; Said?.Invoke(what); };
        ContactCard card = outsideInSlot = outside.Contacts();
        if (!stays) BoardChanged += () => { if (outsideInSlot is { } left) Handheld.InsertCard(left); };
        stays = true;
        OnBoard(b => b.InsertCard(card));
        Settle();
    }

    /// <summary>Verb <c>reader out</c>: takes it out of the slot.</summary>
    public void ReaderOut()
    {
        if (outside is null) return;
        OnBoard(b => b.RemoveCard());
        Settle();
        outside.Dispose();
        outside = null;
        outsideInSlot = null;
    }

    /// <summary>With the option <c>--pcsc</c>: the slot does what the reader does. To be called now and then, in real time.</summary>
    public void FollowReader()
    {
        if (setup.PcscReader is not { } name || !IsOn) return;
        try
        {
            watched ??= new PcscReader(name);
            bool there = watched.CardIn;
            if (there && outside is null) ReaderIn();
            else if (!there) ReaderOut();
        }
        catch (Exception e) when (e is PcscException or BenchInputException)
        {
            if (ReaderTrouble != e.Message) Said?.Invoke(e.Message);
            ReaderTrouble = e.Message;
        }
    }

    private void LeaveReader()
    {
        outside?.Dispose();
        watched?.Dispose();
    }
}
