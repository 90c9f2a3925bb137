using Bench.Silicon;
using PosFirmware.Drivers.Flash;

namespace Bench.VirtualBoard;

/// <summary>Where in a write call the power goes.</summary>
public enum CutMoment
{
    /// <summary>Nothing of the call reaches the flash.</summary>
    Before,
    /// <summary>Only the first bytes of the call reach the flash.</summary>
    Torn,
    /// <summary>Everything is on the flash, but the call does not return.</summary>
    After,
}

/// <summary>How a write of the file system fails, seen from what calls it.</summary>
public enum FlashFault
{
    /// <summary>Writing into the open file throws; closing it says nothing, and nothing is kept. So it is on a full volume.</summary>
    Refused,
    /// <summary>Nobody says anything, and nothing is kept. So it is on a full volume with little data, which waits in the file's buffer.</summary>
    Lost,
    /// <summary>Nobody says anything, and half is kept.</summary>
    Short,
    /// <summary>Closing throws, and nothing is kept.</summary>
    AtClose,
    /// <summary>Closing throws, and half is kept.</summary>
    Torn,
    /// <summary>Closing throws, although everything is kept.</summary>
    Late,
}

/// <summary>
/// The littlefs volume of the module: files in whole blocks of 4 KB, a few milliseconds per call, power cuts at any write. It
/// outlives the board: give it to the next one for a restart. The firmware reaches it as the file system of the machine
/// (<see cref="IFileSystem"/>, in SimulatedFlash.Native.cs), the bench as a volume.
/// </summary>
/// <param name="capacity">Bytes; the 3 MB partition by default (hardware.md section 10.4).</param>
public sealed partial class SimulatedFlash(int capacity = 3 * 1024 * 1024) : IVolume
{
    private const int Block = 4096;

    private readonly object gate = new();
    private SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private (string Name, byte[]? Before, string? MovedTo)? newest;
    private Machine? machine;
    private int writesToCut;
    private CutMoment cutMoment;
    private int tornBytes;

    /// <summary>Fault: these bits of the first byte of every reading come out the other way.</summary>
    public byte StuckBits { get; set; }

    /// <summary>Fault in the other partition, that of the program: resources with other bytes, or with none (null).</summary>
    public Dictionary<string, byte[]?> DamagedResources { get; } = [];

    /// <summary>Bytes of the volume.</summary>
    public int Capacity { get; set; } = capacity;

    /// <summary>Calls of Write, Append, Delete and Move so far.</summary>
    public int Writes { get; private set; }

    /// <summary>Bytes given to Write and Append so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Calls of Read so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Bytes that the files occupy, in whole blocks.</summary>
    public int Used
    {
        get { lock (gate) return files.Values.Sum(Blocks) * Block; }
    }

    /// <summary>The board whose time the calls take and whose power they cut; null for none.</summary>
    public void Attach(Machine? board)
    {
        machine = board;
        if (board is not null) board.Files = this;
    }

    // ---- faults ----

    /// <summary>Cuts the power at the n-th Write, Append, Delete or Move from now.</summary>
    /// <param name="n">1 is the next one; 0 takes an ordered cut back.</param>
    /// <param name="moment">Where in the call.</param>
    /// <param name="bytes">For <see cref="CutMoment.Torn"/>: how many bytes of the call arrive; -1: half of them.</param>
    public void CutAfterWrites(int n, CutMoment moment, int bytes = -1)
    {
        writesToCut = n;
        cutMoment = moment;
        tornBytes = bytes;
    }

    /// <summary>The mount failed and the volume was formatted: everything is gone.</summary>
    public void Wipe()
    {
        lock (gate) files.Clear();
    }

    /// <summary>Undoes the last write call, as a file system does that falls back to its last good commit.</summary>
    public void LoseNewest()
    {
        lock (gate)
        {
            if (newest is not { } last) return;
            if (last.Before is null) files.Remove(last.Name); else files[last.Name] = last.Before;
            if (last.MovedTo is { } moved) files.Remove(moved);
            newest = null;
        }
    }

    /// <summary>Changes one byte of a file (a cell that has lost its charge).</summary>
    public void Corrupt(string name, int offset, byte xor)
    {
        lock (gate)
        {
            byte[] copy = [.. files[name]];
            copy[offset] ^= xor;
            files[name] = copy;
        }
    }

    // ---- images ----

    /// <summary>A copy of all files.</summary>
    public IReadOnlyDictionary<string, byte[]> Snapshot()
    {
        lock (gate) return new Dictionary<string, byte[]>(files); // contents are never changed in place
    }

    /// <summary>Goes back to a copy.</summary>
    public void Restore(IReadOnlyDictionary<string, byte[]> snapshot)
    {
        lock (gate)
        {
            files = new SortedDictionary<string, byte[]>(snapshot.ToDictionary(), StringComparer.Ordinal);
            newest = null;
        }
    }

    /// <summary>Takes in every file of a folder of the PC.</summary>
    public void LoadFrom(string folder)
    {
        lock (gate)
            foreach (string path in Directory.GetFiles(folder)) files[Path.GetFileName(path)] = File.ReadAllBytes(path);
    }

    /// <summary>Makes a folder of the PC hold exactly these files.</summary>
    public void SaveTo(string folder)
    {
        var copy = Snapshot();
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetFiles(folder))
            if (!copy.ContainsKey(Path.GetFileName(path))) File.Delete(path);
        foreach (var (name, data) in copy) File.WriteAllBytes(Path.Combine(folder, name), data);
    }

    // ---- IVolume ----

    /// <inheritdoc/>
    public bool Exists(string name)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileLookup);
        lock (gate) return files.ContainsKey(name);
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileLookup);
        lock (gate) return files.TryGetValue(name, out byte[]? data) ? data.Length : -1;
    }

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileRead);
        lock (gate)
        {
            Reads++;
            if (!files.TryGetValue(name, out byte[]? data)) return -1;
            int length = Math.Clamp(data.Length - offset, 0, count);
            if (length > 0) Array.Copy(data, offset, buffer, start, length);
            if (length > 0) buffer[start] ^= StuckBits;
            return length;
        }
    }

    /// <inheritdoc/>
    public void Write(string name, byte[] data, int start, int count)
    {
        using Native account = new(machine);
        Change(name, [], data.AsSpan(start, count));
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] data, int start, int count)
    {
        using Native account = new(machine);
        Change(name, Content(name) ?? [], data.AsSpan(start, count));
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileRemove);
        bool cut = CutsHere();
        if (cut && cutMoment == CutMoment.Before) Cut();
        Commit(name, null);
        if (cut) Cut();
    }

    /// <inheritdoc/>
    public void Move(string name, string to)
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileRemove);
        // images differ in what they throw then, and some throw a plain Exception that no firmware can catch by its name
        byte[] data = Content(name) ?? throw new BreachException("flash", $"move of a file that is not there: {name}");
        if (Content(to) is not null) throw new BreachException("flash", $"move to a name that is taken: {to}");
        bool cut = CutsHere();
        if (cut && cutMoment == CutMoment.Before) Cut();
        if (cut && cutMoment == CutMoment.Torn) // where the file system cannot rename, nanoFramework copies and then deletes
        {
            Commit(to, data[..(tornBytes < 0 ? data.Length / 2 : Math.Min(tornBytes, data.Length))]);
            Cut();
        }
        lock (gate)
        {
            newest = (name, data, to);
            files.Remove(name);
            files[to] = data;
        }
        if (cut) Cut();
    }

    /// <inheritdoc/>
    public string[] List()
    {
        using Native account = new(machine);
        Spend(DeviceCall.FileList);
        lock (gate) return [.. files.Keys];
    }

    private void Change(string name, byte[] head, ReadOnlySpan<byte> tail)
    {
        Check(name);
        Spend(DeviceCall.FileWrite, 1 + Pieces(tail.Length));
        if (!Fits(name, head.Length + tail.Length)) throw new IOException("the volume is full");
        Commit(name, head, tail);
    }

    private void Commit(string name, byte[] head, ReadOnlySpan<byte> tail)
    {
        bool cut = CutsHere();
        if (cut && cutMoment == CutMoment.Before) Cut();
        if (cut && cutMoment == CutMoment.Torn) tail = tail[..(tornBytes < 0 ? tail.Length / 2 : Math.Min(tornBytes, tail.Length))];
        BytesWritten += tail.Length;
        Commit(name, [.. head, .. tail]);
        if (cut) Cut();
    }

    private static void Check(string name)
    {
        if (name.Length is 0 or > 32 || name.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || name.AsSpan().IndexOfAny('/', '\\') >= 0)
            throw new BreachException("flash", $"file name \"{name}\"");
    }

    private bool Fits(string name, int length) => Used - Blocks(Content(name)) * Block + Pieces(length) * Block <= Capacity;

    private static int Pieces(int length) => Math.Max(1, (length + Block - 1) / Block);

    private void Commit(string name, byte[]? data)
    {
        lock (gate)
        {
            newest = (name, files.GetValueOrDefault(name), null);
            if (data is null) files.Remove(name); else files[name] = data;
        }
    }

    private byte[]? Content(string name)
    {
        lock (gate) return files.GetValueOrDefault(name);
    }

    private static int Blocks(byte[]? data) => data is null or [] ? 0 : Pieces(data.Length); // littlefs keeps an empty file in its folder

    private void Spend(DeviceCall call, int operations = 1) => machine?.NativeCall(call, operations);

    private bool CutsHere()
    {
        Writes++;
        return writesToCut > 0 && --writesToCut == 0;
    }

    private void Cut()
    {
        machine?.CutPower();
        throw new PowerCutException();
    }

    /// <summary>Stands around what is native code on the device: what .NET allocates for it is not the firmware's.</summary>
    private readonly ref struct Native(Machine? machine)
    {
        private readonly long before = GC.GetAllocatedBytesForCurrentThread();

        public void Dispose()
        {
            if (machine is not null) machine.SimulationBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
