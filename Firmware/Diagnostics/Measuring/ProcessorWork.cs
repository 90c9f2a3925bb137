using System;
using PosFirmware.Acquirer;
using PosFirmware.Emv;
using PosFirmware.Security;
using PosFirmware.Signature;

namespace PosFirmware.Diagnostics.Measuring;

/// <summary>What only the processor does: the same work as in a sale, on made-up data.</summary>
public sealed class ProcessorWork
{
    private const int Thousand = 1000, Objects = 60, RsaBytes = 248;

    private readonly Des des = new Des();
    private readonly TripleDes tripleDes = new TripleDes();
    private readonly Sm4 sm4 = new Sm4();
    private readonly Mac mac = new Mac();
    private readonly Sha1 sha1 = new Sha1();
    private readonly RsaPublic rsa = new RsaPublic();
    private readonly IsoMessage message = new IsoMessage(1024), read = new IsoMessage(1024);
    private readonly JbigEncoder jbig = new JbigEncoder();
    private readonly JbigOptions options = new JbigOptions();
    private readonly BitCanvas canvas = new BitCanvas(SignatureImage.Width, SignatureImage.Height);
    private readonly byte[] block = new byte[1024], other = new byte[1024], tlv = new byte[Objects * 4], password = { 1, 2, 3, 4, 5, 6 }, salt = new byte[PasswordHash.SaltLength];
    private int packed;

    /// <summary>Loads keys and data.</summary>
    public ProcessorWork()
    {
        for (int i = 0; i < block.Length; i++) block[i] = (byte)(i * 37 + 11);
        des.SetKey(block, 0);
        tripleDes.SetKey(block, 0, 16);
        sm4.SetKey(block, 0, 16);
        mac.SetKey(block, 0, 16);
        block[0] |= 0x80; // a modulus of the full length, odd as every modulus is
        block[RsaBytes - 1] |= 1;
        rsa.SetKey(block, 0, RsaBytes, new byte[] { 3 }, 0, 1);
        for (int i = 0; i < Objects; i++)
        {
            tlv[4 * i] = 0x9F;
            tlv[4 * i + 1] = (byte)(0x01 + i);
            tlv[4 * i + 2] = 1;
        }
        for (int i = 0; i < 24; i++) canvas.Line(10 + 9 * i, 20 + (i & 1) * 40, 19 + 9 * i, 60 - (i & 1) * 40, 2);
        Pack();
    }

    /// <summary>Does it once.</summary>
    /// <returns>Something of the result, so that no optimiser takes the work away.</returns>
    public int Once(FigureKind kind)
    {
        int sum = 0;
        switch (kind)
        {
            case FigureKind.Loop1000:
                for (int i = 0; i < Thousand; i++) sum += i;
                return sum;
            case FigureKind.Call1000:
                for (int i = 0; i < Thousand; i++) sum = Add(sum, i);
                return sum;
            case FigureKind.Multiply1000:
                ulong product = 1;
                for (uint i = 1; i <= Thousand; i++) product = (uint)product * (ulong)(i | 1) + (product >> 32);
                return (int)product;
            case FigureKind.Bytes1000:
                for (int i = 0; i < Thousand; i++) other[i] = block[i];
                return other[999];
            case FigureKind.DesBlock: des.Encrypt(block, 0, other, 0); return other[0];
            case FigureKind.TripleDesBlock: tripleDes.Encrypt(block, 0, other, 0); return other[0];
            case FigureKind.Sm4Block: sm4.Encrypt(block, 0, other, 0); return other[0];
            case FigureKind.Mac256: mac.Compute(block, 0, 256, other, 0); return other[0];
            case FigureKind.Sha1Kb:
                sha1.Reset();
                sha1.Update(block, 0, 1024);
                sha1.Finish(other, 0);
                return other[0];
            case FigureKind.Rsa1984:
                other[0] = 0;
                for (int i = 1; i < RsaBytes; i++) other[i] = (byte)(i * 29);
                rsa.Apply(other, 0, other, 512);
                return other[512];
            case FigureKind.Password: return PasswordHash.Compute(password, password.Length, salt)[0];
            case FigureKind.Tlv60:
                BerReader reader = new BerReader(tlv, 0, tlv.Length);
                while (reader.Next()) sum += reader.Tag;
                return sum;
            case FigureKind.IsoPack: return Pack();
            case FigureKind.IsoRead: return (int)IsoReader.Read(read, other, 0, packed);
            case FigureKind.Jbig: return jbig.Encode(canvas.Bits, SignatureImage.Width, SignatureImage.Height, options, other);
            default: throw new InvalidOperationException();
        }
    }

    private static int Add(int a, int b) => a + b;

    private int Pack()
    {
        message.Clear();
        message.Mti = 200;
        message.SetNumber(3, 0, 6);
        message.SetNumber(4, 12850, 12);
        message.SetNumber(11, 123, 6);
        message.SetNumber(22, 21, 3);
        message.SetNumber(25, 0, 2);
        message.SetText(41, "12345678");
        message.SetText(42, "123456789012345");
        message.SetText(49, "156");
        message.SetBytes(52, block, 0, 8);
        message.SetNumber(60, 22000001000500, 14);
        message.SetBytes(64, block, 0, 8);
        return packed = message.Pack(other, 0);
    }
}
