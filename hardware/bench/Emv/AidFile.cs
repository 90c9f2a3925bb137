using System.Globalization;

namespace Bench.Emv;

/// <summary>What an acquirer prescribes for one application (acquirer-protocol.md 3.7, "AID tags"). Amounts in fen.</summary>
public sealed record AidEntry
{
    /// <summary>9F06, hex digits.</summary>
    public required string Aid { get; init; }
    /// <summary>DF01: 00 the card's name may be longer, 01 it must be equal.</summary>
    public string Selection { get; init; } = "00";
    /// <summary>9F08.</summary>
    public string Version { get; init; } = "0030";
    /// <summary>DF11.</summary>
    public string TacDefault { get; init; } = "D84000A800";
    /// <summary>DF12.</summary>
    public string TacOnline { get; init; } = "D84004F800";
    /// <summary>DF13.</summary>
    public string TacDenial { get; init; } = "0010000000";
    /// <summary>9F1B.</summary>
    public long FloorLimit { get; init; }
    /// <summary>DF15.</summary>
    public long Threshold { get; init; }
    /// <summary>DF16, per cent.</summary>
    public int MaxTargetPercent { get; init; } = 99;
    /// <summary>DF17, per cent.</summary>
    public int TargetPercent { get; init; } = 99;
    /// <summary>DF14.</summary>
    public string Ddol { get; init; } = "9F3704";
    /// <summary>DF18.</summary>
    public bool OnlinePin { get; init; } = true;
    /// <summary>DF19: contactless, above it on-line.</summary>
    public long ContactlessFloor { get; init; }
    /// <summary>DF20: contactless, from it on not at all.</summary>
    public long ContactlessLimit { get; init; } = 500_000;
    /// <summary>DF21: contactless, from it on with PIN or signature.</summary>
    public long ContactlessCvmLimit { get; init; } = 100_000;

    /// <summary>The objects of a download.</summary>
    public byte[] ToBytes() =>
    [
        .. Tlv.Hex(0x9F06, Aid).ToBytes(), .. Tlv.Hex(0xDF01, Selection).ToBytes(), .. Tlv.Hex(0x9F08, Version).ToBytes(),
        .. Tlv.Hex(0xDF11, TacDefault).ToBytes(), .. Tlv.Hex(0xDF12, TacOnline).ToBytes(), .. Tlv.Hex(0xDF13, TacDenial).ToBytes(),
        .. Tlv.Hex(0x9F1B, Invariant($"{FloorLimit:X8}")).ToBytes(), .. Tlv.Hex(0xDF15, Invariant($"{Threshold:X8}")).ToBytes(),
        .. Tlv.Hex(0xDF16, Invariant($"{MaxTargetPercent:D2}")).ToBytes(), .. Tlv.Hex(0xDF17, Invariant($"{TargetPercent:D2}")).ToBytes(),
        .. Tlv.Hex(0xDF14, Ddol).ToBytes(), .. Tlv.Of(0xDF18, (byte)(OnlinePin ? 1 : 0)).ToBytes(),
        .. Tlv.Hex(0xDF19, Invariant($"{ContactlessFloor:D12}")).ToBytes(), .. Tlv.Hex(0xDF20, Invariant($"{ContactlessLimit:D12}")).ToBytes(),
        .. Tlv.Hex(0xDF21, Invariant($"{ContactlessCvmLimit:D12}")).ToBytes(),
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The applications that terminals of the bench take.</summary>
public sealed record AidFile
{
    /// <summary>Applications.</summary>
    public required IReadOnlyList<AidEntry> Aids { get; init; }

    /// <summary>The file that comes with the bench, chip-aids.json.</summary>
    public static AidFile Example() => ChipJson.Parse<AidFile>(ChipJson.Resource("chip-aids.json"));
}
