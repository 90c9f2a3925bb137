using System;
using System.IO;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>Result of loading working keys.</summary>
public enum KeyLoad
{
    /// <summary>Every key has its check value, and all of them are in use.</summary>
    Ok = 0,
    /// <summary>The block has not the length of the layout.</summary>
    WrongLength = 1,
    /// <summary>A check value does not fit: no key of the block is kept.</summary>
    KcvMismatch = 2,
    /// <summary>There is no master key.</summary>
    NoMaster = 3,
    /// <summary>This layout is not supported.</summary>
    UnknownLayout = 4,
    /// <summary>The layout is for the other cipher than the master key.</summary>
    WrongCipher = 5,
}

/// <summary>Keys by their use.</summary>
public enum KeyName
{
    /// <summary>Terminal master key, TMK.</summary>
    Master = 0,
    /// <summary>PIN key, PIK.</summary>
    Pin = 1,
    /// <summary>MAC key, MAK.</summary>
    Mac = 2,
    /// <summary>Track key, TDK.</summary>
    Track = 3,
}

/// <summary>
/// The terminal's keys: the master key (TMK), loaded at set-up, and the working keys that sign-on brings enciphered under it: PIN
/// key (PIK), MAC key (MAK) and track key (TDK). Layouts and check rule: acquirer-protocol.md 3.7, 4.1, 4.2.
/// </summary>
/// <remarks>
/// On the flash the keys lie sealed under the device's key (<see cref="DeviceSeal"/>) in two slots. A clear record of an earlier
/// version is taken over once and overwritten in both slots. What overwriting means on littlefs: README.md beside this file.
/// </remarks>
public sealed class KeyStore
{
    private const int ClearVersion = 1, Version = 2;
    private const int KeySize = 16;
    private const int RecordSize = 1 + 1 + 1 + 4 * KeySize;
    // OtherSlotDue: the power may go between the two writes that are to overwrite both slots; then the second is done at the next start
    private const int HasTmk = 1, HasWorking = 2, HasTdk = 4, IsSm4 = 8, OtherSlotDue = 16;
    private const byte SealPurpose = 1;
    private const int Sm4Layout = 6;

    private readonly SlotFile slot;
    private readonly DeviceSeal seal;
    private readonly RecordBuffer record = new RecordBuffer(RecordSize);
    private readonly RecordBuffer closed = new RecordBuffer(DeviceSeal.SealedLength(RecordSize));
    private readonly byte[] tmk = new byte[KeySize];
    private readonly byte[] pik = new byte[KeySize];
    private readonly byte[] mak = new byte[KeySize];
    private readonly byte[] tdk = new byte[KeySize];
    private readonly byte[] incoming = new byte[3 * KeySize];
    private readonly byte[] scratch = new byte[Sm4.Size];
    private readonly TripleDes desMaster = new TripleDes(), desPin = new TripleDes(), desTrack = new TripleDes(), desCandidate = new TripleDes();
    private readonly Sm4 sm4Master = new Sm4(), sm4Pin = new Sm4(), sm4Track = new Sm4(), sm4Candidate = new Sm4();
    private int makLength;

    /// <summary>Keeps the keys in the slots "keys" of a volume. Nothing is read before <see cref="Load"/>.</summary>
    /// <param name="device">Number of the chip that seals them; null for a volume that lives in memory.</param>
    public KeyStore(IVolume volume, byte[] device = null)
    {
        slot = new SlotFile(volume, "keys", closed.Bytes.Length);
        seal = new DeviceSeal(device, SealPurpose);
    }

    /// <summary>True when there is a record that does not open: damaged, of another device, or of a newer version. It stays until keys are loaded.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Cipher of all keys: that of the master key.</summary>
    public CipherKind Cipher { get; private set; }

    /// <summary>Cipher with the PIN key.</summary>
    public BlockCipher PinKey => Cipher == CipherKind.Sm4 ? sm4Pin : (BlockCipher)desPin;

    /// <summary>Cipher with the track key.</summary>
    public BlockCipher TrackKey => Cipher == CipherKind.Sm4 ? sm4Track : (BlockCipher)desTrack;

    /// <summary>MAC with the MAC key.</summary>
    public Mac Mac { get; } = new Mac();

    /// <summary>True when a master key is loaded.</summary>
    public bool HasMaster => Master.KeyLength != 0;

    /// <summary>True when sign-on has brought PIN and MAC keys.</summary>
    public bool HasWorkingKeys => makLength != 0;

    /// <summary>True when sign-on has brought a track key too: track 2 must then be enciphered.</summary>
    public bool HasTrackKey => TrackKey.KeyLength != 0;

    /// <summary>Loads the master key and forgets all working keys. Call <see cref="Save"/> to keep it.</summary>
    /// <param name="key">Holds 16 bytes from <paramref name="offset"/>.</param>
    /// <param name="checkValue">Check value to compare, or null.</param>
    /// <param name="cipher">Cipher that the key is for.</param>
    /// <returns>False, and nothing changes, when the check value does not fit.</returns>
    public bool LoadMaster(byte[] key, int offset, byte[] checkValue, CipherKind cipher = CipherKind.TripleDes)
    {
        BlockCipher candidate = Candidate(cipher);
        candidate.SetKey(key, offset, KeySize);
        bool good = checkValue == null || Kcv.Matches(candidate, checkValue, 0, scratch);
        candidate.Wipe();
        if (!good) return false;
        WipeMaster();
        Cipher = cipher;
        Array.Copy(key, offset, tmk, 0, KeySize);
        Master.SetKey(tmk, 0, KeySize);
        return true;
    }

    /// <summary>Check value of the master key, for the operator to compare.</summary>
    /// <param name="into">Receives four bytes.</param>
    public void MasterCheckValue(byte[] into)
    {
        Kcv.Compute(Master, scratch);
        Array.Copy(scratch, 0, into, 0, Kcv.Length);
    }

    /// <summary>Check value of a key; the only thing about a key that may be shown.</summary>
    /// <param name="name">Which key.</param>
    /// <param name="into">Receives four bytes.</param>
    /// <returns>False when there is no such key.</returns>
    public bool CheckValue(KeyName name, byte[] into)
    {
        byte[] key = name switch { KeyName.Master => tmk, KeyName.Pin => pik, KeyName.Mac => mak, _ => tdk };
        int length = name switch
        {
            KeyName.Master => HasMaster ? KeySize : 0,
            KeyName.Pin => HasWorkingKeys ? PinKey.KeyLength : 0,
            KeyName.Mac => makLength,
            _ => TrackKey.KeyLength,
        };
        if (length == 0) return false;
        BlockCipher candidate = Candidate(Cipher);
        candidate.SetKey(key, 0, length);
        Kcv.Compute(candidate, scratch);
        candidate.Wipe();
        Array.Copy(scratch, 0, into, 0, Kcv.Length);
        return true;
    }

    /// <summary>Check value that a key of 16 bytes would have; for key components, which are compared one by one.</summary>
    /// <param name="key">Holds 16 bytes.</param>
    /// <param name="cipher">Cipher that the key is for.</param>
    /// <param name="into">Receives four bytes.</param>
    public void CheckValueOf(byte[] key, CipherKind cipher, byte[] into)
    {
        BlockCipher candidate = Candidate(cipher);
        candidate.SetKey(key, 0, KeySize);
        Kcv.Compute(candidate, scratch);
        candidate.Wipe();
        Array.Copy(scratch, 0, into, 0, Kcv.Length);
    }

    /// <summary>Length of the key block of a sign-on answer (field 62); 0 for a layout that is not supported.</summary>
    /// <param name="layout">Management code 60.3: 1 single length, 3 double length, 4 double length with track key, 6 SM4 with track key.</param>
    public static int BlockLength(int layout) => layout switch { 1 => 24, 3 => 40, 4 => 60, Sm4Layout => 60, _ => 0 };

    /// <summary>Cipher that a layout is for.</summary>
    /// <param name="layout">Management code 60.3.</param>
    public static CipherKind CipherOf(int layout) => layout == Sm4Layout ? CipherKind.Sm4 : CipherKind.TripleDes;

    /// <summary>Takes the working keys of a sign-on answer, all or none. The former working keys are gone in any case.</summary>
    /// <param name="block">Holds field 62.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="layout">Management code of the sign-on.</param>
    public KeyLoad LoadWorkingKeys(byte[] block, int offset, int length, int layout)
    {
        WipeWorkingKeys();
        if (!HasMaster) return KeyLoad.NoMaster;
        int expected = BlockLength(layout);
        if (expected == 0) return KeyLoad.UnknownLayout;
        if (CipherOf(layout) != Cipher) return KeyLoad.WrongCipher;
        if (length != expected) return KeyLoad.WrongLength;

        bool withTrack = layout == 4 || layout == Sm4Layout;
        int size = layout == 1 ? 8 : KeySize, step = size + Kcv.Length;
        // "if the second half is zero use the first half, otherwise the full 16 bytes": the filler is clear zeros, not a cipher
        int macSize = Cipher == CipherKind.TripleDes && size == KeySize && IsZero(block, offset + step + 8, 8) ? 8 : size;
        bool good = Unwrap(block, offset, size, step, 0)
            && Unwrap(block, offset + step, macSize, step, KeySize)
            && (!withTrack || Unwrap(block, offset + 2 * step, size, step, 2 * KeySize));
        if (good)
        {
            Array.Copy(incoming, 0, pik, 0, size);
            Array.Copy(incoming, KeySize, mak, 0, macSize);
            PinKey.SetKey(pik, 0, size);
            Mac.SetKey(mak, 0, macSize, Cipher);
            makLength = macSize;
            if (withTrack)
            {
                Array.Copy(incoming, 2 * KeySize, tdk, 0, size);
                TrackKey.SetKey(tdk, 0, size);
            }
        }
        Candidate(Cipher).Wipe();
        SecureBytes.Wipe(incoming);
        return good ? KeyLoad.Ok : KeyLoad.KcvMismatch;
    }

    /// <summary>Forgets the working keys: a new sign-on is needed. Call <see cref="Save"/> to forget them on the flash too.</summary>
    public void WipeWorkingKeys()
    {
        SecureBytes.Wipe(pik);
        SecureBytes.Wipe(mak);
        SecureBytes.Wipe(tdk);
        desPin.Wipe();
        sm4Pin.Wipe();
        desTrack.Wipe();
        sm4Track.Wipe();
        Mac.Wipe();
        makLength = 0;
    }

    /// <summary>Forgets every key here, at once and without touching the flash.</summary>
    public void Forget() => WipeMaster();

    /// <summary>Forgets every key, here and, by overwriting both slots, on the flash.</summary>
    /// <remarks>A flash that takes no write any more loses the files instead; when even that fails, System.IO.IOException goes up.</remarks>
    public void WipeAll()
    {
        WipeMaster();
        try
        {
            SaveBoth();
        }
        catch (System.IO.IOException)
        {
            slot.Delete();
        }
    }

    /// <summary>Reads the keys from the flash.</summary>
    /// <returns>False when there is no valid record; no key is loaded then.</returns>
    public bool Load()
    {
        WipeMaster();
        IsDamaged = false;
        if (!slot.Load(closed)) return false;
        bool old = closed.Length == RecordSize && closed.Bytes[0] == ClearVersion;
        if (old)
        {
            record.Reset();
            record.PutBytes(closed.Bytes, 0, RecordSize);
            record.Loaded(RecordSize);
        }
        else if (!seal.Open(closed, record)) IsDamaged = true;
        closed.Wipe();
        int version = record.GetByte();
        if (!old && version != Version) IsDamaged = true;
        if (IsDamaged)
        {
            record.Wipe();
            return false;
        }
        int flags = record.GetByte(), length = record.GetByte();
        record.GetBytes(tmk, 0, KeySize);
        record.GetBytes(pik, 0, KeySize);
        record.GetBytes(mak, 0, KeySize);
        record.GetBytes(tdk, 0, KeySize);
        record.Wipe();
        int pinSize = (length & 0x80) != 0 ? 8 : KeySize;
        length &= 0x7F;
        Cipher = (flags & IsSm4) != 0 ? CipherKind.Sm4 : CipherKind.TripleDes;
        if ((flags & HasTmk) != 0) Master.SetKey(tmk, 0, KeySize);
        if ((flags & HasWorking) != 0)
        {
            PinKey.SetKey(pik, 0, pinSize);
            Mac.SetKey(mak, 0, length, Cipher);
            makLength = length;
        }
        if ((flags & HasTdk) != 0) TrackKey.SetKey(tdk, 0, KeySize);
        try
        {
            if (old) SaveBoth();
            else if ((flags & OtherSlotDue) != 0) Save();
        }
        catch (IOException)
        {
            // the keys are good; the slot that is to be overwritten is tried again at the next start
        }
        return true;
    }

    /// <summary>Writes the keys to the flash.</summary>
    public void Save() => Write(0);

    /// <summary>Writes the keys to the flash so that no former key is left in either slot: after a new master key.</summary>
    public void SaveBoth()
    {
        Write(OtherSlotDue);
        Write(0);
    }

    private void Write(int flags)
    {
        record.Reset();
        record.PutByte(Version);
        record.PutByte(flags | (HasMaster ? HasTmk : 0) | (HasWorkingKeys ? HasWorking : 0) | (HasTrackKey ? HasTdk : 0) | (Cipher == CipherKind.Sm4 ? IsSm4 : 0));
        record.PutByte(makLength | (PinKey.KeyLength == 8 ? 0x80 : 0));
        record.PutBytes(tmk, 0, KeySize);
        record.PutBytes(pik, 0, KeySize);
        record.PutBytes(mak, 0, KeySize);
        record.PutBytes(tdk, 0, KeySize);
        seal.Seal(record, closed);
        record.Wipe();
        slot.Save(closed);
        closed.Wipe();
        IsDamaged = false;
    }

    private BlockCipher Master => Cipher == CipherKind.Sm4 ? sm4Master : (BlockCipher)desMaster;

    private BlockCipher Candidate(CipherKind cipher) => cipher == CipherKind.Sm4 ? sm4Candidate : (BlockCipher)desCandidate;

    private void WipeMaster()
    {
        WipeWorkingKeys();
        SecureBytes.Wipe(tmk);
        desMaster.Wipe();
        sm4Master.Wipe();
    }

    /// <summary>Deciphers one key under the master key and checks it.</summary>
    private bool Unwrap(byte[] block, int offset, int size, int step, int at)
    {
        BlockCipher candidate = Candidate(Cipher);
        for (int i = 0; i < size; i += Master.BlockSize) Master.Decrypt(block, offset + i, incoming, at + i);
        candidate.SetKey(incoming, at, size);
        return Kcv.Matches(candidate, block, offset + step - Kcv.Length, scratch);
    }

    private static bool IsZero(byte[] data, int offset, int count)
    {
        int any = 0;
        for (int i = 0; i < count; i++) any |= data[offset + i];
        return any == 0;
    }
}
