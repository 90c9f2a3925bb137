using Bench.Emv;

namespace Bench.VirtualBoard.Emv;

/// <content>qPBOC: the whole transaction is the answer to GET PROCESSING OPTIONS (emv.md section 6).</content>
internal sealed partial class EmvApplication
{
    private byte[] QuickOptions(CardCommand c)
    {
        ContactlessEntry entry = Entry.Contactless!;
        if (entry.OptionsSw != "") return Convert.FromHexString(entry.OptionsSw);
        if (session.Started) return EmvCard.NotAllowed;
        if (OptionsData(c, entry.Pdol) is not { } data) return EmvCard.WrongLength;
        Dictionary<int, byte[]> terminal = new DataList(Convert.FromHexString(entry.Pdol)).Split(data);
        byte[] qualifiers = terminal.GetValueOrDefault(0x9F66, new byte[4]);
        bool quick = entry.Quick && (qualifiers[0] & 0x20) != 0;
        if (IsBlocked || !quick && (qualifiers[0] & 0x50) == 0) return EmvCard.NotAllowed;
        if (!StartTransaction(data)) return EmvCard.NotAllowed;
        if (!quick) return [.. Tlv.Template(0x77, Tlv.Of(0x82, Image.Aip), Tlv.Of(0x94, Image.Afl)).ToBytes(), .. EmvCard.Good];

        int type = entry.Decline ? Aac : Arqc;
        session.Cryptograms = 1;
        byte[] cvr = Results(type, first: true);
        byte[] cryptogram = Compute(terminal, cvr);
        if (type == Arqc) session.Arqc = cryptogram;
        return
        [
            .. Tlv.Template(0x77,
                Tlv.Of(0x82, Image.Aip),
                Tlv.Of(0x9F36, Counter(Memory.Atc)),
                Tlv.Of(0x57, Image.Track2),
                Tlv.Of(0x5F34, (byte)(card.Entry.Sequence / 10 << 4 | card.Entry.Sequence % 10)),
                Tlv.Of(0x9F10, IssuerData(cvr)),
                Tlv.Of(0x9F26, cryptogram),
                Tlv.Of(0x9F27, (byte)(type << 6)),
                Entry.Product == "" ? null : Tlv.Hex(0x9F63, Entry.Product),
                Tlv.Hex(0x9F6C, entry.Ctq)).ToBytes(),
            .. EmvCard.Good,
        ];
    }
}
