using Bench.Emv;

namespace Bench.VirtualBoard.Emv;

/// <summary>One application of a card and the transaction in hand: options, records, data, PIN, signatures.</summary>
internal sealed partial class EmvApplication(EmvCard card, ApplicationImage image)
{
    private const int AllowedChallenge = 8;

    private Session session = new();

    /// <summary>What the card knows of the transaction in hand; gone with the next SELECT or reset.</summary>
    private sealed class Session
    {
        internal bool Started, PinDone, PinFailed, DynamicDone, IssuerTried, IssuerFailed;
        internal byte[] OptionsData = [], FirstData = [], Challenge = [], Arqc = [];
        internal int Cryptograms, Scripts;
        internal bool ScriptFailed;
    }

    /// <summary>Its files.</summary>
    internal ApplicationImage Image { get; } = image;

    /// <summary>DF name.</summary>
    internal byte[] Name { get; } = Convert.FromHexString(image.Entry.Aid);

    /// <summary>True: only AAC from it, and SELECT says 6283.</summary>
    internal bool IsBlocked => card.Memory.BlockedApplications.Contains(Image.Entry.Aid);

    private CardMemory Memory => card.Memory;

    private ApplicationEntry Entry => Image.Entry;

    /// <summary>Forgets the transaction.</summary>
    internal void Forget() => session = new Session();

    /// <summary>Answers a command.</summary>
    /// <param name="c">The command.</param>
    /// <param name="step">Becomes its name for <see cref="FaultEntry.On"/>.</param>
    internal byte[] Process(CardCommand c, ref string step)
    {
        switch (c.Class, c.Instruction)
        {
            case (0x80, 0xA8):
                step = "gpo";
                return card.Contactless ? QuickOptions(c) : Options(c);
            case (0x00, 0xB2):
                step = $"record {c.P2 >> 3}.{c.P1}";
                return ReadRecord(c);
            case (0x80, 0xCA):
                step = $"get-data {c.Parameters:X}";
                return GetData(c.Parameters);
            case (0x00, 0x88):
                step = "internal-authenticate";
                return InternalAuthenticate(c);
            case (0x00, 0x84):
                step = "challenge";
                return Challenge();
            case (0x00, 0x20):
                step = "verify";
                return Verify(c);
            case (0x80, 0xAE):
                step = $"generate-ac {session.Cryptograms + 1}";
                return GenerateAc(c);
            case (0x00, 0x82):
                step = "external-authenticate";
                return ExternalAuthenticate(c.Data);
            case (0x04 or 0x84, _):
                step = "script";
                return Script(c);
            default:
                return c.Class is 0x00 or 0x80 ? EmvCard.UnknownCommand : EmvCard.WrongClass;
        }
    }

    private byte[] Options(CardCommand c)
    {
        if (Entry.Risk.RefuseOptions || session.Started) return EmvCard.NotAllowed;
        if (OptionsData(c, Entry.Pdol) is not { } data) return EmvCard.WrongLength;
        if (!StartTransaction(data)) return EmvCard.NotAllowed;
        return Entry.Format1
            ? [.. Tlv.Of(0x80, [.. Image.Aip, .. Image.Afl]).ToBytes(), .. EmvCard.Good]
            : [.. Tlv.Template(0x77, Tlv.Of(0x82, Image.Aip), Tlv.Of(0x94, Image.Afl)).ToBytes(), .. EmvCard.Good];
    }

    /// <summary>The value of 83, or null when it is not what the PDOL asks for.</summary>
    private static byte[]? OptionsData(CardCommand c, string pdol)
    {
        if (c.Data.Length < 2 || c.Data[0] != 0x83 || c.Data[1] != c.Data.Length - 2) return null;
        return c.Data.Length - 2 == new DataList(Convert.FromHexString(pdol)).Length ? c.Data[2..] : null;
    }

    /// <summary>Counts the transaction; a counter at its end closes the card.</summary>
    private bool StartTransaction(byte[] data)
    {
        if (Memory.Atc >= 0xFFFF) return false;
        Memory.Atc++;
        session.Started = true;
        session.OptionsData = data;
        return true;
    }

    private byte[] ReadRecord(CardCommand c)
    {
        if ((c.P2 & 7) != 4 || c.P1 == 0) return EmvCard.WrongParameters;
        if (!session.Started) return EmvCard.NotAllowed;
        if (!Image.Records.TryGetValue((c.P2 >> 3, c.P1), out Tlv? record))
            return Image.Records.Keys.Any(k => k.Sfi == c.P2 >> 3) ? EmvCard.NoRecord : EmvCard.NotFound;
        return [.. record.ToBytes(), .. EmvCard.Good];
    }

    private byte[] GetData(int tag)
    {
        byte[]? value = tag switch
        {
            0x9F36 => Counter(Memory.Atc),
            0x9F13 => Counter(Memory.LastOnlineAtc),
            0x9F17 => [(byte)Memory.PinTriesLeft],
            _ => Memory.Written.GetValueOrDefault(tag),
        };
        return value is null ? EmvCard.NoReference : [.. Tlv.Of(tag, value).ToBytes(), .. EmvCard.Good];
    }

    private byte[] InternalAuthenticate(CardCommand c)
    {
        if (!session.Started || Entry.Oda is not ("dda" or "cda")) return EmvCard.NotAllowed;
        if (Entry.Ddol != "" && c.Data.Length != new DataList(Convert.FromHexString(Entry.Ddol)).Length) return EmvCard.WrongLength;
        session.DynamicDone = true;
        byte[] signature = Certificates.Dynamic(Image.CardKey, [8, .. card.Draw(8)], c.Data, Image.FaultOf("dynamic"));
        return Entry.Format1
            ? [.. Tlv.Of(0x80, signature).ToBytes(), .. EmvCard.Good]
            : [.. Tlv.Template(0x77, Tlv.Of(0x9F4B, signature)).ToBytes(), .. EmvCard.Good];
    }

    private static byte[] Counter(int n) => [(byte)(n >> 8), (byte)n];
}
