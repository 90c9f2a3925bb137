using Bench.Silicon;

namespace Bench.VirtualBoard;

/// <summary>
/// The volume as nanoFramework's native code sees it, with the ways in which littlefs and the ESP32's file driver fail: a plain exception,
/// or success that is none (device-time.md section 1).
/// </summary>
public sealed partial class SimulatedFlash : IFileSystem
{
    // littlefs keeps so much of an open file in memory (CONFIG_LITTLEFS_CACHE_SIZE): what fits is not known to be too much before the file is closed
    private const int FileBuffer = 512;

    private int writesToFault;
    private FlashFault fault;

    /// <summary>The n-th write, removal or renaming from now fails.</summary>
    /// <param name="n">1 is the next one; 0 takes an ordered fault back.</param>
    /// <param name="how">How.</param>
    public void FailAtWrite(int n, FlashFault how)
    {
        writesToFault = n;
        fault = how;
        HasFailed = false;
    }

    /// <summary>True once the ordered fault has come about.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc/>
    bool IFileSystem.Find(string name)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileLookup, 0);
        lock (gate) return files.ContainsKey(name);
    }

    /// <inheritdoc/>
    byte[]? IFileSystem.Open(string name, bool create)
    {
        using Native account = new(machine);
        Check(name);
        Spend(DeviceCall.FileRead);
        lock (gate)
        {
            if (!files.TryGetValue(name, out byte[]? data) && create) files[name] = data = [];
            return data;
        }
    }

    /// <inheritdoc/>
    void IFileSystem.Read(string name, byte[] content, int offset, Span<byte> into)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileLookup, 0);
        Reads++;
        content.AsSpan(offset, into.Length).CopyTo(into);
        into[0] ^= StuckBits;
    }

    /// <inheritdoc/>
    void IFileSystem.Write(string name, int length, int count)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileLookup, 0);
        if (count > FileBuffer && !Fits(name, length)) throw new Exception();
        if (writesToFault == 1 && fault == FlashFault.Refused)
        {
            _ = Fails();
            Writes++;
            throw new Exception();
        }
    }

    /// <inheritdoc/>
    void IFileSystem.Close(string name, byte[] head, ReadOnlySpan<byte> tail)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileWrite, Pieces(tail.Length));
        if (!Fits(name, head.Length + tail.Length)) return; // nothing is kept, and the driver says that all is well
        if (Fails() is not { } how)
        {
            Commit(name, head, tail);
            return;
        }
        if (how is FlashFault.Short or FlashFault.Torn) tail = tail[..(tail.Length / 2)];
        if (how is FlashFault.Lost or FlashFault.AtClose or FlashFault.Refused) Writes++;
        else Commit(name, head, tail);
        if (how is FlashFault.AtClose or FlashFault.Torn or FlashFault.Late) throw new Exception();
    }

    /// <inheritdoc/>
    void IFileSystem.Delete(string name) => Try(() => Delete(name));

    /// <inheritdoc/>
    void IFileSystem.Move(string name, string to) => Try(() => Move(name, to));

    /// <inheritdoc/>
    string[] IFileSystem.List() => List();

    private void Try(Action change)
    {
        FlashFault? how = Fails();
        if (how is null or FlashFault.Late) change();
        else
        {
            Spend(DeviceCall.FileRemove);
            Writes++;
        }
        if (how is not (null or FlashFault.Lost or FlashFault.Short)) throw new Exception();
    }

    private FlashFault? Fails()
    {
        if (writesToFault == 0 || --writesToFault > 0) return null;
        HasFailed = true;
        return fault;
    }
}
