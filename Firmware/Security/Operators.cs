using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Security;

/// <summary>Outcome of a password check.</summary>
public enum PasswordCheck
{
    /// <summary>Right.</summary>
    Ok = 0,
    /// <summary>Wrong.</summary>
    Wrong = 1,
    /// <summary>Too many wrong ones: locked for a while.</summary>
    Locked = 2,
    /// <summary>There is no such operator.</summary>
    Unknown = 3,
    /// <summary>Right, but it is a delivered password that must be changed first.</summary>
    MustChange = 4,
}

/// <summary>
/// The operators 操作员: 99 system administrator, 00 supervisor, 01 to 98 cashiers (operations.md 2.1). Passwords are kept as
/// salted, iterated hashes; wrong tries and the lock survive power-off.
/// </summary>
public sealed class Operators
{
    /// <summary>System administrator.</summary>
    public const int Administrator = 99;
    /// <summary>Supervisor.</summary>
    public const int Supervisor = 0;
    /// <summary>Operators that fit.</summary>
    public const int Capacity = 24;
    /// <summary>Wrong tries before the lock.</summary>
    public const int MaxWrong = 5;
    /// <summary>Minutes of the lock.</summary>
    public const int LockMinutes = 30;

    private sealed class Entry
    {
        public int Number;
        public readonly byte[] Salt = new byte[PasswordHash.SaltLength];
        public readonly byte[] Hash = new byte[PasswordHash.Length];
        public bool MustChange;
        public int Wrong;
        public long LockedUntil; // ticks of the terminal's time
    }

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(4 + Capacity * 64);
    private readonly Entry[] entries = new Entry[Capacity];
    private readonly TerminalTime time;
    private readonly Random random;
    private int count;

    /// <summary>Uses the slots "operator".</summary>
    public Operators(IVolume volume, TerminalTime time)
    {
        slot = new SlotFile(volume, "operator", 4 + Capacity * 64);
        this.time = time;
        random = new Random();
        for (int i = 0; i < Capacity; i++) entries[i] = new Entry();
    }

    /// <summary>Reads the operators.</summary>
    /// <returns>False when none are stored.</returns>
    public bool Load()
    {
        count = 0;
        if (!slot.Load(buffer)) return false;
        int stored = buffer.GetByte();
        for (int i = 0; i < stored && i < Capacity; i++)
        {
            Entry e = entries[i];
            e.Number = buffer.GetByte();
            buffer.GetBytes(e.Salt, 0, e.Salt.Length);
            buffer.GetBytes(e.Hash, 0, e.Hash.Length);
            e.MustChange = buffer.GetBool();
            e.Wrong = buffer.GetByte();
            e.LockedUntil = buffer.GetLong();
            count++;
        }
        return true;
    }

    /// <summary>True when the operator exists.</summary>
    public bool Exists(int number) => Find(number) != null;

    /// <summary>Digits of an operator's password: 8, 6 or 4.</summary>
    public static int PasswordLength(int number) => number == Administrator ? 8 : number == Supervisor ? 6 : 4;

    /// <summary>Adds an operator or sets a new password.</summary>
    /// <param name="number">0 to 99.</param>
    /// <param name="password">ASCII digits.</param>
    /// <param name="length">Number of digits.</param>
    /// <param name="mustChange">It is a delivered or reset password.</param>
    /// <returns>False when no more operators fit.</returns>
    public bool SetPassword(int number, byte[] password, int length, bool mustChange)
    {
        Entry e = Find(number);
        if (e == null)
        {
            if (count == Capacity) return false;
            e = entries[count++];
            e.Number = number;
        }
        random.NextBytes(e.Salt);
        byte[] hash = PasswordHash.Compute(password, length, e.Salt);
        Array.Copy(hash, e.Hash, hash.Length);
        e.MustChange = mustChange;
        e.Wrong = 0;
        e.LockedUntil = 0;
        Save();
        return true;
    }

    /// <summary>Checks a password; a wrong one is counted before the answer is given, so that pulling the battery does not help.</summary>
    public PasswordCheck Check(int number, byte[] password, int length)
    {
        Entry e = Find(number);
        if (e == null) return PasswordCheck.Unknown;
        if (e.LockedUntil > time.Now.Ticks) return PasswordCheck.Locked;
        byte[] hash = PasswordHash.Compute(password, length, e.Salt);
        if (!PasswordHash.Same(hash, e.Hash))
        {
            e.Wrong++;
            if (e.Wrong >= MaxWrong)
            {
                e.Wrong = 0;
                e.LockedUntil = time.Now.AddMinutes(LockMinutes).Ticks;
            }
            Save();
            return e.LockedUntil > time.Now.Ticks ? PasswordCheck.Locked : PasswordCheck.Wrong;
        }
        if (e.Wrong != 0 || e.LockedUntil != 0)
        {
            e.Wrong = 0;
            e.LockedUntil = 0;
            Save();
        }
        return e.MustChange ? PasswordCheck.MustChange : PasswordCheck.Ok;
    }

    private Entry Find(int number)
    {
        for (int i = 0; i < count; i++)
            if (entries[i].Number == number) return entries[i];
        return null;
    }

    private void Save()
    {
        buffer.Reset();
        buffer.PutByte(count);
        for (int i = 0; i < count; i++)
        {
            Entry e = entries[i];
            buffer.PutByte(e.Number);
            buffer.PutBytes(e.Salt, 0, e.Salt.Length);
            buffer.PutBytes(e.Hash, 0, e.Hash.Length);
            buffer.PutBool(e.MustChange);
            buffer.PutByte(e.Wrong);
            buffer.PutLong(e.LockedUntil);
        }
        slot.Save(buffer);
    }
}
