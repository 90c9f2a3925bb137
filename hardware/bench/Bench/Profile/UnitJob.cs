using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware.Codes;
using PosFirmware.Diagnostics.Measuring;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace Bench.Profiling;

/// <summary>A piece of the firmware's work whose units were counted on nanoFramework's own interpreter (hardware/bench/device-time.md, section 3).</summary>
/// <param name="Name">Name.</param>
/// <param name="Interpreter">Units there.</param>
/// <param name="Prepare">Makes what is needed, and gives the work.</param>
public sealed record UnitJob(string Name, double Interpreter, Func<Action> Prepare)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<UnitJob> All { get; } =
    [
        Of(FigureKind.Rsa1984, "RSA-1984, exponent 3", 672_000),
        Of(FigureKind.DesBlock, "DES block", 2_500),
        Of(FigureKind.TripleDesBlock, "3DES block", 7_300),
        new("3DES key set-up", 96_000, () => { TripleDes des = new(); byte[] key = Bytes(16); return () => des.SetKey(key, 0, 16); }),
        Of(FigureKind.Sm4Block, "SM4 block", 2_300),
        Of(FigureKind.Mac256, "MAC of 256 bytes", 22_800),
        Of(FigureKind.Sha1Kb, "SHA-1 of 1 KB", 143_000),
        new("SHA-256 of 1 KB", 396_000, () => { Sha256 hash = new(); byte[] data = Bytes(1024), digest = new byte[32]; return () => { hash.Reset(); hash.Update(data, 0, 1024); hash.Finish(digest, 0); }; }),
        new("CRC-32 of 1 KB", 47_600, () => { byte[] data = Bytes(1024); return () => Crc32.Of(data, 0, 1024); }),
        Of(FigureKind.Password, "PBKDF2 of a password", 512_000),
        Of(FigureKind.Jbig, "JBIG 240 x 80", 662_000),
        new("QR code of 62 characters", 516_000, () => { QrCode code = new(); string text = "https://pay.example/q/20250714193805990000000125?t=99900001&no1"; return () => code.Encode(text[..62], QrLevel.M); }),
        Of(FigureKind.IsoPack, "ISO 8583 pack", 9_400),
        Of(FigureKind.IsoRead, "ISO 8583 unpack", 6_500),
        Of(FigureKind.Tlv60, "TLV", 20_000),
    ];

    /// <summary>Units that the woven firmware charges for it.</summary>
    public double Units()
    {
        _ = StaticFields.Units;
        Action work = Prepare();
        work();
        double before = Meter.Units;
        work();
        return Meter.Units - before;
    }

    private static UnitJob Of(FigureKind kind, string name, double units) => new(name, units, () => { ProcessorWork work = new(); return () => work.Once(kind); });

    private static byte[] Bytes(int count)
    {
        byte[] data = new byte[count];
        for (int i = 0; i < count; i++) data[i] = (byte)(i * 37 + 11);
        return data;
    }
}
