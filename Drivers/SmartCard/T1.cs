using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// Transport protocol T=1 (ISO/IEC 7816-3, 11; EMV 4.4 Book 1, 9.2.4): chaining both ways, repeats, waiting-time extension,
/// resynchronisation.
/// </summary>
internal sealed class T1
{
    private const int Tries = 3, Largest = 258;

    // Results besides None and Gone of T1Link; 0 is none yet.
    private const int Done = 10, GivenUp = 11;

    private readonly T1Link link;
    private byte[] command;
    private byte[] response;
    private int position, piece, remaining, filled, bad;
    private bool sending;

    public T1(CardLine line, IClock clock)
    {
        link = new T1Link(line, clock);
    }

    /// <summary>A card has answered to reset: the link takes its times and sizes, and the card learns ours.</summary>
    /// <returns>False: it does not understand.</returns>
    public bool Begin(Atr atr, int clockHz)
    {
        link.Begin(atr, clockHz);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            link.Supervise(T1Link.IfsRequest, T1Link.InformationSize);
            int came = link.Receive();
            if (came == T1Link.Gone) return false;
            if (came == T1Link.Block && link.Pcb == (T1Link.IfsRequest | T1Link.ResponseBit) && link.Parameter == T1Link.InformationSize) return true;
        }
        return false;
    }

    /// <summary>One command and the response to it, until the line's deadline.</summary>
    /// <returns>Anything but Answered: nothing more can be said to this card.</returns>
    public CardReply Exchange(byte[] bytes, int length, byte[] into, out int responseLength)
    {
        command = bytes;
        response = into;
        responseLength = 0;
        int result = Transact(length);
        // The card may have carried it out or not: only what changes nothing is given once more.
        if (result != Done && result != T1Link.Gone && CardCommand.IsRepeatable(bytes) && Resynchronise()) result = Transact(length);
        command = response = null;
        link.Wipe();
        if (result == T1Link.Gone) return CardReply.Removed;
        if (result == T1Link.None) return CardReply.Silent;
        if (result != Done || filled < 2) return CardReply.Garbled;
        responseLength = filled;
        return CardReply.Answered;
    }

    private int Transact(int length)
    {
        position = filled = bad = 0;
        remaining = length;
        sending = true;
        SendPiece();
        while (true)
        {
            if (link.IsOver) return GivenUp;
            int came = link.Receive();
            int result = came != T1Link.Block ? Complain(came)
                : (link.Pcb & 0x80) == 0 ? TakeInformation()
                : (link.Pcb & 0x40) == 0 ? TakeReceipt()
                : TakeSupervision();
            if (result != 0) return result;
        }
    }

    private void SendPiece()
    {
        piece = link.PieceOf(remaining);
        link.Inform(command, position, piece, piece < remaining);
    }

    private bool IsLastPiece => piece == remaining;

    /// <summary>Nothing came, or nothing that makes sense: the card is asked to say it again, three times in a row at most.</summary>
    private int Complain(int what)
    {
        if (what == T1Link.Gone) return what;
        if (++bad > Tries) return what == T1Link.None ? what : GivenUp;
        link.Acknowledge(what == T1Link.Damaged ? T1Link.EdcError : T1Link.OtherError);
        return 0;
    }

    private int TakeInformation()
    {
        if (sending && !IsLastPiece || !link.IsTheirTurn) return Complain(T1Link.Invalid);
        if (sending) link.OursTaken();
        sending = false;
        bad = 0;
        if (filled + link.Length > Largest) return GivenUp;
        link.CopyInformation(response, filled);
        filled += link.Length;
        link.TheirsTaken();
        if (!link.More) return Done;
        link.Acknowledge(0);
        return 0;
    }

    private int TakeReceipt()
    {
        if (link.Length != 0) return Complain(T1Link.Invalid);
        if (!sending || link.WantsOursAgain)
        {
            if (++bad > Tries) return GivenUp;
            if (sending) SendPiece();
            else link.Acknowledge(0);
            return 0;
        }
        if (IsLastPiece) return Complain(T1Link.Invalid);
        bad = 0;
        link.OursTaken();
        position += piece;
        remaining -= piece;
        SendPiece();
        return 0;
    }

    private int TakeSupervision()
    {
        int answer = link.Pcb | T1Link.ResponseBit;
        if (link.Pcb == T1Link.WtxRequest && link.Length == 1 && link.Parameter != 0)
        {
            bad = 0;
            link.Extend(link.Parameter);
            link.Supervise(answer, link.Parameter);
            return 0;
        }
        if (link.Pcb == T1Link.IfsRequest && link.Length == 1 && link.TakeCardSize(link.Parameter))
        {
            bad = 0;
            link.Supervise(answer, link.Parameter);
            return 0;
        }
        if (link.Pcb == T1Link.AbortRequest && link.Length == 0)
        {
            link.Supervise(answer, -1);
            return GivenUp;
        }
        return Complain(T1Link.Invalid);
    }

    private bool Resynchronise()
    {
        for (int attempt = 0; attempt < Tries && !link.IsOver; attempt++)
        {
            link.Supervise(T1Link.ResynchRequest, -1);
            int came = link.Receive();
            if (came == T1Link.Gone) return false;
            if (came == T1Link.Block && link.Pcb == (T1Link.ResynchRequest | T1Link.ResponseBit) && link.Length == 0)
            {
                link.Restart();
                return true;
            }
        }
        return false;
    }
}
