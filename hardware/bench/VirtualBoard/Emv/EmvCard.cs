using System.Text;
using Bench.Emv;
using Bench.VirtualBoard.SmartCard;

namespace Bench.VirtualBoard.Emv;

/// <summary>
/// A payment card: files, PIN, counters, cryptograms and signatures of an EMV / PBOC application, made of data
/// (<see cref="ChipCardEntry"/>). It really computes, and it keeps to its own rules whatever the terminal does. Shares no code with
/// the firmware.
/// </summary>
public sealed class EmvCard : ICardApplication
{
    /// <summary>Status words.</summary>
    internal static readonly byte[] Good = [0x90, 0x00], NotFound = [0x6A, 0x82], NoRecord = [0x6A, 0x83], WrongLength = [0x67, 0x00],
        NotAllowed = [0x69, 0x85], WrongParameters = [0x6A, 0x86], NoReference = [0x6A, 0x88], Unsupported = [0x6A, 0x81], UnknownCommand = [0x6D, 0x00],
        WrongClass = [0x6E, 0x00], WrongData = [0x6A, 0x80];

    private const string Pse = "1PAY.SYS.DDF01", Ppse = "2PAY.SYS.DDF01";

    private readonly List<EmvApplication> applications;
    private readonly CardFaults faults;
    private readonly Random random;
    private EmvApplication? selected;
    private bool directorySelected;
    private byte[] lastName = [];
    private int nextMatch;

    /// <summary>Personalises a card.</summary>
    /// <param name="entry">Its data.</param>
    /// <param name="keys">The bench's keys.</param>
    /// <param name="contactless">True: the card stands in the field instead of between contacts.</param>
    public EmvCard(ChipCardEntry entry, KeyFile keys, bool contactless = false)
    {
        Entry = entry;
        Contactless = contactless;
        faults = new CardFaults(entry.Faults);
        // a card's numbers differ from card to card and are the same in every run of the bench
        random = new Random(entry.Id.Aggregate(17, (hash, c) => hash * 31 + c));
        Memory = new CardMemory(entry);
        applications = [.. entry.Applications.Select(a => new EmvApplication(this, new ApplicationImage(entry, a, keys)))];
    }

    /// <summary>What it was made of.</summary>
    public ChipCardEntry Entry { get; }

    /// <summary>What it keeps without power.</summary>
    public CardMemory Memory { get; private init; }

    /// <summary>True while it stands in the field.</summary>
    public bool Contactless { get; }

    /// <summary>Commands that it has answered since it was made.</summary>
    public int Commands { get; private set; }

    /// <inheritdoc/>
    public void Reset()
    {
        selected = null;
        directorySelected = false;
        lastName = [];
        foreach (EmvApplication application in applications) application.Forget();
    }

    /// <inheritdoc/>
    public byte[] Process(byte[] command)
    {
        Commands++;
        if (CardCommand.Read(command) is not { } c) return WrongLength;
        string step = "any";
        byte[] answer = Dispatch(c, ref step);
        return faults.Shape(step, answer);
    }

    /// <summary>Random bytes of the card.</summary>
    internal byte[] Draw(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Dispatch(CardCommand c, ref string step)
    {
        if (c is { Class: 0x00, Instruction: 0xA4 }) return Select(c, ref step);
        if (c is { Class: 0x00, Instruction: 0xB2 } && directorySelected)
        {
            step = $"directory {c.P1}";
            return ReadDirectory(c);
        }
        if (selected is null) return c.Class is 0x00 or 0x80 or 0x84 or 0x04 ? NotAllowed : WrongClass;
        return selected.Process(c, ref step);
    }

    private byte[] Select(CardCommand c, ref string step)
    {
        step = "select";
        string name = Encoding.ASCII.GetString(c.Data);
        if (name is Pse or Ppse) step = "pse";
        if (Memory.CardBlocked) return Unsupported;
        if (c.P1 != 0x04 || c.P2 is not (0x00 or 0x02)) return WrongParameters;
        if (name is Pse or Ppse) return SelectDirectory(name == Ppse);
        bool next = c.P2 == 0x02 && c.Data.AsSpan().SequenceEqual(lastName);
        nextMatch = next ? nextMatch + 1 : 0;
        lastName = c.Data;
        EmvApplication? match = applications.Where(a => IsReachable(a) && a.Name.AsSpan().StartsWith(c.Data)).Skip(nextMatch).FirstOrDefault();
        if (match is null || c.Data.Length < 5) return NotFound;
        directorySelected = false;
        selected = match;
        match.Forget();
        return [.. match.Image.Fci(Contactless).ToBytes(), .. match.IsBlocked ? (byte[])[0x62, 0x83] : Good];
    }

    private bool IsReachable(EmvApplication a) => !Contactless || a.Image.Entry.Contactless is not null;

    private byte[] SelectDirectory(bool proximity)
    {
        if (proximity != Contactless || !proximity && !Entry.Pse) return NotFound;
        selected = null;
        directorySelected = !proximity;
        Tlv fci = proximity
            ? Tlv.Template(0x6F, Tlv.Of(0x84, Encoding.ASCII.GetBytes(Ppse)),
                Tlv.Template(0xA5, Tlv.Template(0xBF0C, [.. Listed.Select(a => a.Image.DirectoryEntry)])))
            : Tlv.Template(0x6F, Tlv.Of(0x84, Encoding.ASCII.GetBytes(Pse)),
                Tlv.Template(0xA5, Tlv.Of(0x88, 1), Entry.Language == "" ? null : Tlv.Of(0x5F2D, Encoding.ASCII.GetBytes(Entry.Language))));
        return [.. fci.ToBytes(), .. Good];
    }

    private IEnumerable<EmvApplication> Listed => applications.Where(a => IsReachable(a) && a.Image.Entry.InDirectory);

    /// <summary>Two applications a record, as many cards do.</summary>
    private byte[] ReadDirectory(CardCommand c)
    {
        if (c.P2 != (1 << 3 | 4) || c.P1 == 0) return WrongParameters;
        Tlv[] entries = [.. Listed.Skip((c.P1 - 1) * 2).Take(2).Select(a => a.Image.DirectoryEntry)];
        return entries.Length == 0 ? NoRecord : [.. Tlv.Template(0x70, entries).ToBytes(), .. Good];
    }

    /// <summary>The same card in the field, or back from it: what it remembers is the same.</summary>
    public EmvCard In(KeyFile keys, bool contactless) => new(Entry, keys, contactless) { Memory = Memory };
}
