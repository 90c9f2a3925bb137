using PosFirmware.Acquirer;
using PosFirmware.Cards;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>What a flow knows about the transaction in hand. There is one, used again and again, and wiped after every flow.</summary>
public sealed class Deal
{
    /// <summary>Flow.</summary>
    public Flow Flow;
    /// <summary>Title of the screens.</summary>
    public Ui.Text Title;
    /// <summary>Kind of transaction.</summary>
    public TransactionKind Kind;
    /// <summary>Flow that the operator wants in place of this one, once it has ended; 0 none.</summary>
    public Flow Then;
    /// <summary>Amount in fen.</summary>
    public long Amount;
    /// <summary>PINs that the host called wrong.</summary>
    public int WrongPins;
    /// <summary>New keys have been fetched for a reversal once already.</summary>
    public bool Rekeyed;
    /// <summary>Place of the record in the batch; -1 not booked.</summary>
    public int BatchIndex = -1;
    /// <summary>Card.</summary>
    public readonly CardData Card = new CardData();
    /// <summary>Card number with its middle hidden.</summary>
    public string MaskedPan = "";
    /// <summary>Message to the acquirer.</summary>
    public readonly HostRequest Request = new HostRequest();
    /// <summary>Answer of the acquirer.</summary>
    public readonly HostAnswer Answer = new HostAnswer();
    /// <summary>Record of the transaction.</summary>
    public readonly TransactionRecord Record = new TransactionRecord();
    /// <summary>Original of a void, refund or completion; valid when <see cref="HasOriginal"/>.</summary>
    public readonly TransactionRecord Original = new TransactionRecord();
    /// <summary>The log knows the original.</summary>
    public bool HasOriginal;
    /// <summary>Retrieval reference number of the original; empty: none.</summary>
    public string OriginalRrn = "";
    /// <summary>Authorisation code of the original; empty: none.</summary>
    public string OriginalAuthCode = "";
    /// <summary>Date of the original, MMDD; 0 unknown.</summary>
    public int OriginalDate;
    /// <summary>Reason of a refund, 1 to 4; 0 none.</summary>
    public int Reason;
    /// <summary>Order number of the original of a QR void or refund; empty: none.</summary>
    public string OriginalOrder = "";
    /// <summary>What the QR code of an order says.</summary>
    public string OrderText = "";
    /// <summary>Whose wallet pays: see <see cref="Wallet"/>.</summary>
    public int Wallet;
    /// <summary>A chip is in hand, with the whole of EMV: the kernel's session is open.</summary>
    public bool Chip;
    /// <summary>A card was tapped and pays: all that it had to say has been said.</summary>
    public bool Tap;
    /// <summary>A chip has been in the slot: it has to come out in the end.</summary>
    public bool ChipTouched;
    /// <summary>A chip could not be read: the stripe may be used.</summary>
    public bool ChipFailed;
    /// <summary>Times that a chip could not be read.</summary>
    public int ChipFailures;
    /// <summary>The stripe of a chip card was used because its chip had failed.</summary>
    public bool Fallback;
    /// <summary>The chip may approve this sale without the acquirer.</summary>
    public bool OfflineAllowed;
    /// <summary>Approved or voided without a word to the acquirer: there is no connection at the end.</summary>
    public bool Offline;
    /// <summary>How the session with the chip ended.</summary>
    public Emv.EmvOutcome ChipOutcome;
    /// <summary>The card has declined what the acquirer approved.</summary>
    public bool CardRefused;
    /// <summary>Card sequence number, field 23; -1 none.</summary>
    public int CardSequence = -1;
    /// <summary>What the slip shows of the chip.</summary>
    public readonly ChipRecord ChipData = new ChipRecord();
    /// <summary>The promised transaction that this flow has settled, or could not settle: its own, or an earlier one.</summary>
    public readonly Matter Earlier = new Matter();
    /// <summary>The original was chosen before the flow began, on a page or by an offer: it is not asked for again.</summary>
    public bool IsChosen;
    /// <summary>The page on which it was chosen showed all that there is to check.</summary>
    public bool IsSeen;
    /// <summary>The supervisor's password was given in this task.</summary>
    public bool Authorised;
    /// <summary>Digits typed; wiped.</summary>
    public readonly byte[] Digits = new byte[32];

    /// <summary>Begins a new one.</summary>
    public void Begin(Flow flow)
    {
        Wipe();
        Flow = flow;
        Kind = TransactionKind.None;
        Then = 0;
        Amount = 0;
        WrongPins = 0;
        Rekeyed = false;
        BatchIndex = -1;
        MaskedPan = "";
        HasOriginal = false;
        IsChosen = false;
        IsSeen = false;
        Authorised = false;
        OriginalRrn = "";
        OriginalAuthCode = "";
        OriginalDate = 0;
        Reason = 0;
        OriginalOrder = "";
        OrderText = "";
        Wallet = Cards.Wallet.None;
        Chip = false;
        Tap = false;
        ChipTouched = false;
        ChipFailed = false;
        ChipFailures = 0;
        Fallback = false;
        OfflineAllowed = false;
        Offline = false;
        ChipOutcome = Emv.EmvOutcome.Ok;
        CardRefused = false;
        CardSequence = -1;
        ChipData.Clear();
        Earlier.Clear();
        Answer.Clear();
    }

    /// <summary>Forgets everything that is secret.</summary>
    public void Wipe()
    {
        Card.Wipe();
        Request.Clear();
        for (int i = 0; i < Digits.Length; i++) Digits[i] = 0;
    }
}
