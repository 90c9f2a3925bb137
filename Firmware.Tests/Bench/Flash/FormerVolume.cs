using System.Buffers.Binary;
using System.Text;
using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Bench.Flash;

/// <summary>
/// Writes logs and settings as an earlier version of the firmware did, byte by byte and without its code: entries of 384 bytes in the logs of
/// transactions, without a chip block, of 224 in the suspense list, settings without the version of their format.
/// </summary>
internal static class FormerVolume
{
    public const int LogEntry = 384, SuspenseEntry = 224;

    /// <summary>Turns a volume of now back.</summary>
    public static void TurnBack(SimulatedFlash flash)
    {
        foreach (string log in new[] { "log0", "log1" })
            if (flash.Exists(log)) Rewrite(flash, log, Batch.EntrySize, LogEntry, Transaction);
        if (flash.Exists("suspense")) Rewrite(flash, "suspense", SuspenseList.EntrySize, SuspenseEntry, Suspended);
        foreach (string slot in new[] { "settings.a", "settings.b" })
            if (flash.Exists(slot)) Put(flash, slot, Settings(flash.Snapshot()[slot]));
    }

    /// <summary>An entry: length, record, zeros, CRC.</summary>
    public static byte[] Entry(byte[] record, int size)
    {
        byte[] entry = new byte[size];
        BinaryPrimitives.WriteUInt16BigEndian(entry, (ushort)record.Length);
        record.CopyTo(entry, 2);
        BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(size - 4), Crc(entry.AsSpan(0, size - 4)));
        return entry;
    }

    public static void Put(SimulatedFlash flash, string name, byte[] content)
    {
        flash.Delete(name);
        flash.Write(name, content, 0, content.Length);
    }

    private static void Rewrite(SimulatedFlash flash, string name, int size, int former, Func<byte[], byte[]> turn)
    {
        byte[] content = flash.Snapshot()[name];
        using MemoryStream all = new();
        for (int at = 0; at + size <= content.Length; at += size)
            all.Write(Entry(turn(content[(at + 2)..(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at)))]), former));
        Put(flash, name, all.ToArray());
    }

    /// <summary>A record of the log: kind 1 is a transaction, everything else a mark, which has not changed.</summary>
    private static byte[] Transaction(byte[] now)
    {
        if (now[0] != 1) return now;
        RecordBuffer buffer = new(now.Length);
        now.CopyTo(buffer.Bytes, 0);
        buffer.Loaded(now.Length);
        buffer.GetByte();
        TransactionRecord r = new();
        r.Get(buffer);
        using MemoryStream s = new();
        s.WriteByte(1);
        s.WriteByte((byte)r.Kind);
        foreach (int number in new[] { r.Stan, r.OriginalStan, r.Batch }) s.Write(Number(number));
        byte[] amount = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(amount, r.Amount);
        s.Write(amount);
        s.WriteByte((byte)r.EntryMode);
        s.WriteByte((byte)(r.PinEntered ? 1 : 0));
        s.Write(Words(r.MaskedPan));
        s.Write(r.PanCipher);
        s.WriteByte((byte)r.Cashier);
        foreach (int number in new[] { r.Year, r.Date, r.Time, r.SettlementDate }) s.Write(Number(number));
        foreach (string text in new[] { r.ResponseCode, r.AuthCode, r.Rrn, r.AcquirerId, r.Issuer, r.AcquirerInstitution, r.Organisation, r.SlipText }) s.Write(Words(text));
        s.Write(Number(r.OriginalBatch));
        s.Write(Words(r.OriginalRrn));
        s.Write(Number(r.OriginalDate));
        s.WriteByte((byte)r.Reason);
        return s.ToArray();
    }

    /// <summary>The list of then knew nothing of QR codes and chips: the record ends with the reason of a refund.</summary>
    private static byte[] Suspended(byte[] now)
    {
        int at = 9; // kind, trace, batch
        if (now.Length <= at) return now;
        void Text() => at += 1 + now[at];
        Text(); // reason
        at += 1 + 8 + 4 + 4 + 1; // kind, amount, trace, batch, tries
        Text(); // masked card number
        at += 8 + TransactionRecord.PanCipherLength + 1 + 1 + 4 + 1 + 4 + 4 + 4; // made, card number, entry mode, condition, sequence, PIN, original
        Text();
        Text(); // reference, authorisation
        at += 4; // date
        Text(); // organisation
        return now[..(at + 1)];
    }

    /// <summary>A slot of settings without tag 0, and without the parameters that did not exist then.</summary>
    private static byte[] Settings(byte[] slot)
    {
        using MemoryStream record = new();
        int end = 10 + BinaryPrimitives.ReadUInt16BigEndian(slot.AsSpan(8));
        for (int at = 10; at < end; at += 2 + slot[at + 1])
            if (slot[at] is > 0 and < 34 or >= 40 and < 100) record.Write(slot, at, 2 + slot[at + 1]);
        byte[] written = [.. slot[..8], (byte)(record.Length >> 8), (byte)record.Length, .. record.ToArray()];
        byte[] crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(written));
        return [.. written, .. crc];
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Words(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return [(byte)utf8.Length, .. utf8];
    }

    /// <summary>CRC-32 of ISO 3309, bit by bit.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
