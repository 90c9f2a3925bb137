using System.Text;
using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>Downloads of CA keys (372, 370, 371) and applications (382, 380, 381), acquirer-protocol.md 3.7.</summary>
internal sealed class ChipDownloads(KeyFile keys, AidFile aids)
{
    private const int EntriesPerAnswer = 3;

    /// <summary>Which keys or applications there are; null when the request cannot be read.</summary>
    internal byte[]? List(bool ofKeys, byte[]? request)
    {
        if (request is not [(byte)'1', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9']) return null;
        int received = (request[1] - '0') * 10 + request[2] - '0';
        byte[][] all = ofKeys
            ? [.. keys.Cas.Select(c => (byte[])[.. Tlv.Hex(0x9F06, keys.Rid).ToBytes(), .. Tlv.Hex(0x9F22, c.Index).ToBytes(), .. Expiry()])]
            : [.. aids.Aids.Select(a => Tlv.Hex(0x9F06, a.Aid).ToBytes())];
        byte[][] page = [.. all.Skip(received).Take(EntriesPerAnswer)];
        char flag = page.Length == 0 ? '0' : received + page.Length < all.Length ? '2' : '1';
        return [(byte)flag, .. page.SelectMany(e => e)];
    }

    /// <summary>One key or application: flag 1 and its objects, or flag 0 when there is none; null when the request cannot be read.</summary>
    internal byte[]? Item(bool ofKey, byte[]? request)
    {
        if (request is null) return null;
        List<Tlv> asked;
        try { asked = Tlv.Parse(request); }
        catch (FormatException) { return null; }
        string name = Hex(asked, 0x9F06);
        byte[]? item = ofKey
            ? name == keys.Rid && keys.Cas.FirstOrDefault(c => c.Index == Hex(asked, 0x9F22)) is { } ca ? Key(ca) : null
            : aids.Aids.FirstOrDefault(a => a.Aid == name)?.ToBytes();
        return item is null ? [(byte)'0'] : [(byte)'1', .. item];
    }

    private byte[] Key(RsaEntry ca) =>
    [
        .. Tlv.Hex(0x9F06, keys.Rid).ToBytes(), .. Tlv.Hex(0x9F22, ca.Index).ToBytes(), .. Expiry(), .. Tlv.Of(0xDF06, 1).ToBytes(), .. Tlv.Of(0xDF07, 1).ToBytes(),
        .. Tlv.Hex(0xDF02, ca.Modulus).ToBytes(), .. Tlv.Hex(0xDF04, ca.Exponent).ToBytes(), .. Tlv.Of(0xDF03, keys.CheckValue(ca)).ToBytes(),
    ];

    private byte[] Expiry() => Tlv.Of(0xDF05, Encoding.ASCII.GetBytes(keys.CaExpiry)).ToBytes();

    private static string Hex(List<Tlv> objects, int tag) => Convert.ToHexString(objects.FirstOrDefault(o => o.Tag == tag)?.Value ?? []);
}
