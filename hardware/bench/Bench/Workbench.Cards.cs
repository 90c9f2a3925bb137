using Bench.Chip;
using Bench.Emv;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.SmartCard;

namespace Bench;

/// <summary>The verbs of the hands that hold chip cards.</summary>
public sealed partial class Workbench
{
    private const long UsualTapMs = 1500, TapLimitMs = 60_000;

    private readonly ChipWallet chips;
    private ContactCard? inSlot;

    /// <summary>Chip cards in the wallet.</summary>
    public IReadOnlyList<ChipCardEntry> ChipWallet => chips.Cards;

    /// <summary>Name of the card in the slot, or null.</summary>
    public string? CardInSlot { get; private set; }

    /// <summary>What terminal and cards said to each other since the last card was inserted or tapped.</summary>
    public ApduTrace Apdus { get; } = new();

    /// <summary>Verb <c>insert</c>: puts a chip card into the slot; one that is in comes out before.</summary>
    /// <param name="card">Name of the card.</param>
    /// <param name="style">How it sits; null: well.</param>
    /// <param name="pulledAt">It is pulled out while it works on this command, counted from 1; 0: it stays.</param>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    public void Insert(string card, InsertStyle? style = null, int pulledAt = 0)
    {
        ChipCardEntry entry = chips.Entry(card);
        if (inSlot is not null) RemoveCard();
        Apdus.Clear();
        Apdus.Note($"{card} in the slot");
        TracedCard traced = new(chips.Take(card, contactless: false), Apdus, pulledAt, () => { Handheld.RemoveCard(); Pulled(); });
        inSlot = new ContactCard(traced, entry.Protocol == 1 ? CardTransport.T1 : CardTransport.T0, (style ?? InsertStyle.All["normal"]).Manners());
        CardInSlot = card;
        Handheld.InsertCard(inSlot);
        Settle();
    }

    /// <summary>Verb <c>remove</c>: takes the card out of the slot.</summary>
    public void RemoveCard()
    {
        Handheld.RemoveCard();
        Pulled();
        Settle();
    }

    /// <summary>
    /// Verb <c>tap</c>: holds cards to the reader until the time is over. In virtual time, without a time: until the terminal has let
    /// the field go or the card has been there long enough.
    /// </summary>
    /// <param name="cards">One card, or several at once.</param>
    /// <param name="milliseconds">How long; 0: the usual time.</param>
    /// <param name="tornAt">The first one is torn away while it works on this command, counted from 1; 0: it stays.</param>
    /// <param name="slow">True: cards take half a second over each command.</param>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    public void TapCard(IReadOnlyList<string> cards, long milliseconds = 0, int tornAt = 0, bool slow = false)
    {
        Apdus.Clear();
        List<FieldCard> held = [];
        foreach (string card in cards)
        {
            Apdus.Note($"{card} in the field");
            EmvCard application = chips.Take(card, contactless: true);
            held.Add(new FieldCard(new TracedCard(application, Apdus))
            {
                TornAt = held.Count == 0 ? tornAt : 0,
                CommandMicros = slow ? 500_000 : 12_000,
                CryptogramMicros = slow ? 900_000 : 90_000,
            });
        }
        OnBoard(b => { foreach (FieldCard c in held) b.Nfc.Field.Enter(c); });
        if (setup.RealTime)
        {
            var board = Handheld;
            board.Clock.After(Math.Min(milliseconds == 0 ? UsualTapMs : milliseconds, TapLimitMs) * 1_000_000, () => { foreach (FieldCard c in held) board.Nfc.Field.Leave(c); });
            return;
        }
        Wait(Math.Min(milliseconds == 0 ? UsualTapMs : milliseconds, TapLimitMs));
        OnBoard(b => { foreach (FieldCard c in held) b.Nfc.Field.Leave(c); });
    }

    /// <summary>Verb <c>trace</c>: says what the last card and the terminal said to each other.</summary>
    public void SayTrace()
    {
        foreach (string line in Apdus.Lines) Said?.Invoke(line);
    }

    private void Pulled()
    {
        inSlot = null;
        CardInSlot = null;
    }
}
