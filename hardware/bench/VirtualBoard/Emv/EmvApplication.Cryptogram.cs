using System.Security.Cryptography;
using System.Text;
using Bench.Emv;

namespace Bench.VirtualBoard.Emv;

/// <content>GENERATE AC, the card's decisions, and the issuer's answer (EMV 4.4 Book 3, 6.5.5 and 6.5.4; emv.md 1.8 to 1.12, 1.18).</content>
internal sealed partial class EmvApplication
{
    private const int Aac = 0, Tc = 1, Arqc = 2;

    private byte[] GenerateAc(CardCommand c)
    {
        int asked = c.P1 >> 6;
        bool first = session.Cryptograms == 0;
        if (!session.Started || session.Cryptograms > (session.Arqc.Length > 0 ? 1 : 0)) return EmvCard.NotAllowed;
        if (asked > Arqc || (c.P1 & 0x2F) != 0 || c.P2 != 0 || !first && asked == Arqc) return EmvCard.WrongParameters;
        DataList list = new(Convert.FromHexString(first ? Entry.Cdol1 : Entry.Cdol2));
        if (c.Data.Length != list.Length) return EmvCard.WrongLength;
        Dictionary<int, byte[]> terminal = list.Split(c.Data);
        if (first && Entry.Risk.First == FirstDecision.Refuse) return EmvCard.NotAllowed;

        int type = IsBlocked ? Aac : first ? FirstType(asked, terminal) : SecondType(asked, terminal);
        session.Cryptograms++;
        byte[] cvr = Results(type, first);
        byte[] cryptogram = Compute(terminal, cvr);
        if (first)
        {
            session.FirstData = c.Data;
            if (type == Arqc) session.Arqc = cryptogram;
        }
        else if (type == Tc && session is { IssuerTried: true, IssuerFailed: false }) Memory.LastOnlineAtc = Memory.Atc;
        byte cid = (byte)(type << 6 | (type == Aac ? Reason : 0));
        bool sign = (c.P1 & 0x10) != 0 && Entry.Oda == "cda" && type != Aac;
        return sign ? Signed(c.Data, first, terminal, cid, cryptogram, cvr) : Plain(cid, cryptogram, cvr);
    }

    private int FirstType(int asked, Dictionary<int, byte[]> terminal)
    {
        RiskEntry risk = Entry.Risk;
        if (asked == Aac || risk.First == FirstDecision.Decline) return Aac;
        if (asked == Arqc || risk.First == FirstDecision.Online) return Arqc;
        return Amount(terminal) <= risk.OfflineLimit ? Tc : Arqc;
    }

    private int SecondType(int asked, Dictionary<int, byte[]> terminal)
    {
        if (asked != Tc || Entry.Risk.DeclineSecond) return Aac;
        string code = Encoding.ASCII.GetString(terminal.GetValueOrDefault(0x8A, []));
        if (code is "Y3" or "Z3") return code == "Y3" && Entry.Risk.ApproveWithoutIssuer ? Tc : Aac;
        // a card without EXTERNAL AUTHENTICATE checks the issuer's answer here
        if (terminal.TryGetValue(0x91, out byte[]? answer) && !session.IssuerTried && answer.Any(b => b != 0)) Judge(answer);
        if (session.IssuerFailed || !session.IssuerTried && Entry.Risk.ArpcMandatory) return Aac;
        return Tc;
    }

    private int Reason => Memory.PinTriesLeft == 0 && session.PinFailed ? 2 : Entry.Risk.Reason;

    /// <summary>Card verification results, 4 bytes (emv.md 1.17: IAD).</summary>
    private byte[] Results(int type, bool first)
    {
        int one = first ? 0x80 | type << 4 : type << 6 | (session.Arqc.Length > 0 ? Arqc << 4 : 0);
        if (session is { IssuerTried: true, IssuerFailed: true }) one |= 0x08;
        if (session.PinDone) one |= 0x04;
        if (session.PinFailed) one |= 0x02;
        int two = Memory.PinTriesLeft == 0 ? 0x40 : 0;
        if (Memory.LastOnlineAtc == 0) two |= 0x10;
        if (!first && !session.IssuerTried) two |= 0x04;
        int three = Math.Min(15, session.Scripts) << 4;
        if (session.ScriptFailed) three |= 0x08;
        if (session.DynamicDone) three |= 0x02;
        return [0x03, (byte)one, (byte)two, (byte)three];
    }

    private byte[] Compute(Dictionary<int, byte[]> terminal, byte[] cvr)
    {
        byte[] Value(int tag, int length) => terminal.TryGetValue(tag, out byte[]? value) ? value : new byte[length];
        return Image.Secrets.Cryptogram(Memory.Atc,
        [
            .. Value(0x9F02, 6), .. Value(0x9F03, 6), .. Value(0x9F1A, 2), .. Value(0x95, 5), .. Value(0x5F2A, 2), .. Value(0x9A, 3),
            .. Value(0x9C, 1), .. Value(0x9F37, 4), .. Image.Aip, .. Counter(Memory.Atc), .. cvr,
        ]);
    }

    /// <summary>Issuer application data, tag 9F10: key index 1, cryptogram version 1, results, algorithm 3DES.</summary>
    private static byte[] IssuerData(byte[] cvr) => [0x07, 0x01, 0x01, .. cvr, 0x01];

    private byte[] Plain(byte cid, byte[] cryptogram, byte[] cvr)
    {
        byte[] data = IssuerData(cvr);
        return Entry.Format1
            ? [.. Tlv.Of(0x80, [cid, .. Counter(Memory.Atc), .. cryptogram, .. data]).ToBytes(), .. EmvCard.Good]
            : [.. Tlv.Template(0x77, Tlv.Of(0x9F27, cid), Tlv.Of(0x9F36, Counter(Memory.Atc)), Tlv.Of(0x9F26, cryptogram), Tlv.Of(0x9F10, data)).ToBytes(), .. EmvCard.Good];
    }

    /// <summary>CDA: the cryptogram is inside the signature, with a hash of all that was said (EMV 4.4 Book 2, 6.6.1).</summary>
    private byte[] Signed(byte[] data, bool first, Dictionary<int, byte[]> terminal, byte cid, byte[] cryptogram, byte[] cvr)
    {
        Tlv[] said = [Tlv.Of(0x9F27, cid), Tlv.Of(0x9F36, Counter(Memory.Atc)), Tlv.Of(0x9F10, IssuerData(cvr))];
        byte[] dialogue = [.. session.OptionsData, .. session.FirstData, .. first ? [] : data, .. said.SelectMany(t => t.ToBytes())];
        byte[] hash = SHA1.HashData(dialogue);
        CertificateFault fault = Image.FaultOf("dynamic");
        byte[] dynamicData = [8, .. card.Draw(8), cid, .. cryptogram, .. hash];
        byte[] signature = Certificates.Dynamic(Image.CardKey, dynamicData, terminal.GetValueOrDefault(0x9F37, new byte[4]), fault);
        return [.. Tlv.Template(0x77, said[0], said[1], Tlv.Of(0x9F4B, signature), said[2]).ToBytes(), .. EmvCard.Good];
    }

    private byte[] ExternalAuthenticate(byte[] data)
    {
        if (session.Arqc.Length == 0 || session.Cryptograms != 1 || session.IssuerTried) return EmvCard.NotAllowed;
        if (data.Length is < 8 or > 16) return EmvCard.WrongLength;
        if ((Image.Aip[0] & 0x04) == 0) return EmvCard.NotAllowed;
        return Judge(data) ? EmvCard.Good : [0x63, 0x00];
    }

    private bool Judge(byte[] data)
    {
        session.IssuerTried = true;
        bool right = data.Length >= 10 && Image.Secrets.Response(Memory.Atc, session.Arqc, data.AsSpan(8, 2)).AsSpan().SequenceEqual(data.AsSpan(0, 8));
        session.IssuerFailed = !right;
        return right;
    }

    private static long Amount(Dictionary<int, byte[]> terminal) =>
        terminal.TryGetValue(0x9F02, out byte[]? bytes) && long.TryParse(Convert.ToHexString(bytes), out long fen) ? fen : long.MaxValue;
}
