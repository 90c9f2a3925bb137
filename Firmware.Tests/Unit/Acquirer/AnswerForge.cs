using PosFirmware.Acquirer;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>Makes answers out of worked example H by changing fields, with a good MAC, a wrong one or none.</summary>
public sealed class AnswerForge
{
    /// <summary>Fields of the answer; change them.</summary>
    public readonly IsoMessage Fields = new IsoMessage(8192);
    private readonly KeyStore keys;

    /// <summary>Begins with the given frame.</summary>
    public AnswerForge(string frame, KeyStore keys)
    {
        this.keys = keys;
        byte[] bytes = Hex.Bytes(frame);
        IsoReader.Read(Fields, bytes, Frame.HeadLength, bytes.Length - Frame.HeadLength);
    }

    /// <summary>The same without one field.</summary>
    public AnswerForge Without(int field)
    {
        byte[] packed = new byte[Frame.MaxLength], content = new byte[999];
        IsoMessage copy = new IsoMessage(8192);
        copy.Mti = Fields.Mti;
        for (int i = 2; i <= 64; i++)
            if (Fields.Has(i) && i != field) copy.SetBytes(i, content, 0, Fields.CopyTo(i, content, 0));
        int length = copy.Pack(packed, 0);
        IsoReader.Read(Fields, packed, 0, length);
        return this;
    }

    /// <summary>The frame; field 64, when it is there, is computed.</summary>
    /// <param name="macMask">0: a good MAC; anything else spoils it.</param>
    public byte[] Bytes(int macMask)
    {
        byte[] frame = new byte[Frame.MaxLength];
        Frame.WriteHead(frame, "6000000003", "603100310000");
        int length = Fields.Pack(frame, Frame.HeadLength), total = Frame.HeadLength + length;
        if (Fields.Has(64))
        {
            keys.Mac.Compute(frame, Frame.HeadLength, length - 8, frame, total - 8);
            frame[total - 1] ^= (byte)macMask;
        }
        Frame.WriteLength(frame, total);
        byte[] exact = new byte[total];
        System.Array.Copy(frame, exact, total);
        return exact;
    }
}
