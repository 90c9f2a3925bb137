using System.IO;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Tamper;

namespace PosFirmware.Security;

/// <summary>
/// What happens when the case is opened (operations.md 6.9): the keys go first from memory; then a latch is written, one byte, so that
/// a power cut cannot stop what follows; then the keys on the flash are overwritten. Everything else (screen, log) comes after that.
/// Only new keys and a closed case open the latch again.
/// </summary>
/// <remarks>
/// Made first thing at power-on: a case that was opened while the power was off and is open still is found then. One that was opened
/// and closed again without power is not: that takes a tamper cell with its own battery.
/// </remarks>
public sealed class TamperGuard : ITamperAlarm
{
    /// <summary>File of the latch.</summary>
    public const string File = "tamper";
    /// <summary>File of the private key of the client certificate; it goes with the keys.</summary>
    public const string ClientKeyFile = "client.key";

    private const byte Begun = 1, Done = 2;

    private readonly IVolume volume;
    private readonly TamperLoop loop;
    private readonly KeyStore keys;
    private readonly byte[] stage = new byte[1];

    /// <summary>Watches from now on; finishes what an earlier trip began, and looks at the case.</summary>
    public TamperGuard(IVolume volume, TamperLoop loop, KeyStore keys)
    {
        this.volume = volume;
        this.loop = loop;
        this.keys = keys;
        loop.Alarm = this;
        if (volume.Exists(File))
        {
            IsTripped = true;
            loop.Hold();
            stage[0] = 0;
            volume.Read(File, 0, stage, 0, 1);
            if (stage[0] != Done) Finish();
        }
        else loop.Poll();
    }

    /// <summary>True from the opening of the case until <see cref="Release"/>, over any number of power cuts.</summary>
    public bool IsTripped { get; private set; }

    /// <summary>True once for each trip, and after a power cut in the middle of one: it wants an entry in the log.</summary>
    public bool IsNews { get; private set; }

    /// <summary>The log has it.</summary>
    public void Noted() => IsNews = false;

    /// <inheritdoc/>
    public void CaseOpened()
    {
        keys.Forget();
        IsTripped = true;
        try
        {
            stage[0] = Begun;
            volume.Write(File, stage, 0, 1);
        }
        catch (IOException)
        {
            // a flash that takes nothing: the wipe below deletes instead, and an open case trips again at the next power-on
        }
        Finish();
    }

    /// <summary>Unlocks after service.</summary>
    /// <returns>False: there are no keys yet, or the case is open.</returns>
    public bool Release()
    {
        if (!keys.HasMaster || !loop.Rearm()) return false;
        volume.Delete(File);
        IsTripped = false;
        return true;
    }

    private void Finish()
    {
        IsNews = true;
        try
        {
            keys.WipeAll();
            if (volume.Exists(ClientKeyFile)) volume.Delete(ClientKeyFile);
            stage[0] = Done;
            volume.Write(File, stage, 0, 1);
        }
        catch (IOException)
        {
            // tried again at every power-on until it is done
        }
    }
}
