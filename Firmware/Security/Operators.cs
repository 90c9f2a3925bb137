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
    /// <summary>Not an operator but the security password 安全密码, a second lock before merchant and terminal number.</summary>
    public const int Security = 100;
    /// <summary>Operators that fit: 99, 00, the security password and 21 cashiers.</summary>
    public const int Capacity = 24;
    /// <summary>Wrong tries before the lock; of the administrator, twice as many, and then the lock is for good.</summary>
    public const int MaxWrong = 5;
    /// <summary>A cashier's password after a reset.</summary>
    public const string ResetPassword = "0000";
    /// <summary>Minutes of the lock.</summary>
    public const int LockMinutes = 30;

    private const int Version = 2, EntrySize = 128;
    private const long ForGood = long.MaxValue;

    private sealed class Entry
    {
        public int Number;
        public readonly byte[] Salt = new byte[PasswordHash.SaltLength];
        public readonly byte[] Hash = new byte[PasswordHash.Length];
        // The two passwords before this one, under the same salt: one computation compares a new one with all three.
        public readonly byte[] Before = new byte[PasswordHash.Length];
        public readonly byte[] BeforeThat = new byte[PasswordHash.Length];
        public bool MustChange;
        public int Wrong;
        public long LockedUntil; // ticks of the terminal's time
    }

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(4 + Capacity * EntrySize);
    private readonly Entry[] entries = new Entry[Capacity];
    private readonly TerminalTime time;
    private readonly Random random;
    private int count;

    /// <summary>Uses the slots "operator".</summary>
    public Operators(IVolume volume, TerminalTime time)
    {
        slot = new SlotFile(volume, "operator", 4 + Capacity * EntrySize);
        this.time = time;
        random = new Random();
        for (int i = 0; i < Capacity; i++) entries[i] = new Entry();
    }

    /// <summary>Reads the operators.</summary>
    /// <returns>False when none are stored.</returns>
    public bool Load()
    {
        count = 0;
        if (!slot.Load(buffer) || buffer.GetByte() != Version) return false;
        int stored = buffer.GetByte();
        for (int i = 0; i < stored && i < Capacity; i++)
        {
            Entry e = entries[i];
            e.Number = buffer.GetByte();
            buffer.GetBytes(e.Salt, 0, e.Salt.Length);
            buffer.GetBytes(e.Hash, 0, e.Hash.Length);
            buffer.GetBytes(e.Before, 0, e.Before.Length);
            buffer.GetBytes(e.BeforeThat, 0, e.BeforeThat.Length);
            e.MustChange = buffer.GetBool();
            e.Wrong = buffer.GetByte();
            e.LockedUntil = buffer.GetLong();
            count++;
        }
        return true;
    }

    /// <summary>True when the operator exists.</summary>
    public bool Exists(int number) => Find(number) != null;

    /// <summary>Number of entries.</summary>
    public int Count => count;

    /// <summary>Number of an entry, in the order in which they came.</summary>
    public int NumberAt(int index) => entries[index].Number;

    /// <summary>True for 01 to 98.</summary>
    public static bool IsCashier(int number) => number > Supervisor && number < Administrator;

    /// <summary>Digits of a password: 99 has 8, 00 and the security password 6, a cashier 4.</summary>
    public static int PasswordLength(int number) => number == Administrator ? 8 : number == Supervisor || number == Security ? 6 : 4;

    /// <summary>True when the password is one that was delivered or set by a reset.</summary>
    public bool MustChange(int number)
    {
        Entry e = Find(number);
        return e != null && e.MustChange;
    }

    /// <summary>True while nobody may trade: administrator and supervisor, and at least one cashier, must have passwords of their own (operations.md 2.1, proposal 1).</summary>
    public bool DeliveredInUse
    {
        get
        {
            if (MustChange(Administrator) || MustChange(Supervisor)) return true;
            for (int i = 0; i < count; i++)
                if (IsCashier(entries[i].Number) && !entries[i].MustChange) return false;
            return true;
        }
    }

    /// <summary>Adds an operator or sets a new password, without asking for more: for set-up and reset.</summary>
    /// <param name="number">0 to 100.</param>
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
            Array.Clear(e.Hash, 0, e.Hash.Length);
            Array.Clear(e.Before, 0, e.Before.Length);
            Array.Clear(e.BeforeThat, 0, e.BeforeThat.Length);
            random.NextBytes(e.Salt);
        }
        Take(e, PasswordHash.Compute(password, length, e.Salt), mustChange);
        return true;
    }

    /// <summary>Changes a password, if the new one keeps the rules (operations.md 2.1, proposal 2).</summary>
    /// <param name="number">An operator who exists, or the security password, which is made if it does not.</param>
    /// <param name="password">ASCII digits.</param>
    /// <param name="length">Number of digits.</param>
    /// <param name="merchant">Merchant number.</param>
    /// <param name="terminal">Terminal number.</param>
    public PasswordFault Change(int number, byte[] password, int length, string merchant, string terminal)
    {
        PasswordFault fault = PasswordPolicy.Judge(password, length, PasswordLength(number), merchant, terminal);
        if (fault != PasswordFault.None) return fault;
        Entry e = Find(number);
        if (e == null) return SetPassword(number, password, length, false) ? PasswordFault.None : PasswordFault.Length;
        byte[] hash = PasswordHash.Compute(password, length, e.Salt);
        if (PasswordHash.Same(hash, e.Hash) || PasswordHash.Same(hash, e.Before) || PasswordHash.Same(hash, e.BeforeThat)) return PasswordFault.Used;
        Take(e, hash, false);
        return PasswordFault.None;
    }

    /// <summary>Sets a cashier back to <see cref="ResetPassword"/>, to be changed at his next sign-on; also unlocks him.</summary>
    public void Reset(int number)
    {
        byte[] password = System.Text.Encoding.UTF8.GetBytes(ResetPassword);
        SetPassword(number, password, password.Length, true);
    }

    /// <summary>Removes a cashier; 99 and 00 stay.</summary>
    public bool Delete(int number)
    {
        if (!IsCashier(number)) return false;
        for (int i = 0; i < count; i++)
        {
            if (entries[i].Number != number) continue;
            Entry gone = entries[i];
            for (int k = i + 1; k < count; k++) entries[k - 1] = entries[k];
            entries[--count] = gone;
            Save();
            return true;
        }
        return false;
    }

    /// <summary>Wrong tries that are left before the lock.</summary>
    public int TriesLeft(int number)
    {
        Entry e = Find(number);
        return e == null ? 0 : Limit(number) - e.Wrong;
    }

    /// <summary>True when only service can unlock: the administrator after ten wrong tries.</summary>
    public bool IsLockedForGood(int number)
    {
        Entry e = Find(number);
        return e != null && e.LockedUntil == ForGood;
    }

    /// <summary>Checks a password; a wrong one is counted before the answer is given, so that pulling the battery does not help.</summary>
    public PasswordCheck Check(int number, byte[] password, int length)
    {
        Entry e = Find(number);
        if (e == null) return PasswordCheck.Unknown;
        if (IsLocked(e)) return PasswordCheck.Locked;
        byte[] hash = PasswordHash.Compute(password, length, e.Salt);
        if (!PasswordHash.Same(hash, e.Hash))
        {
            e.Wrong++;
            bool locked = e.Wrong >= Limit(number);
            if (locked)
            {
                e.Wrong = 0;
                e.LockedUntil = number == Administrator ? ForGood : time.Now.AddMinutes(LockMinutes).Ticks;
            }
            Save();
            return locked ? PasswordCheck.Locked : PasswordCheck.Wrong;
        }
        if (e.Wrong != 0 || e.LockedUntil != 0)
        {
            e.Wrong = 0;
            e.LockedUntil = 0;
            Save();
        }
        return e.MustChange ? PasswordCheck.MustChange : PasswordCheck.Ok;
    }

    private static int Limit(int number) => number == Administrator ? 2 * MaxWrong : MaxWrong;

    private bool IsLocked(Entry e)
    {
        if (e.LockedUntil == 0 || e.LockedUntil == ForGood) return e.LockedUntil != 0;
        long latest = time.Now.AddMinutes(LockMinutes).Ticks;
        if (e.LockedUntil > latest) e.LockedUntil = latest; // the clock was set back: the lock is not made longer by that
        return e.LockedUntil > time.Now.Ticks;
    }

    private void Take(Entry e, byte[] hash, bool mustChange)
    {
        Array.Copy(e.Before, e.BeforeThat, e.Before.Length);
        Array.Copy(e.Hash, e.Before, e.Hash.Length);
        Array.Copy(hash, e.Hash, hash.Length);
        e.MustChange = mustChange;
        e.Wrong = 0;
        e.LockedUntil = 0;
        Save();
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
        buffer.PutByte(Version);
        buffer.PutByte(count);
        for (int i = 0; i < count; i++)
        {
            Entry e = entries[i];
            buffer.PutByte(e.Number);
            buffer.PutBytes(e.Salt, 0, e.Salt.Length);
            buffer.PutBytes(e.Hash, 0, e.Hash.Length);
            buffer.PutBytes(e.Before, 0, e.Before.Length);
            buffer.PutBytes(e.BeforeThat, 0, e.BeforeThat.Length);
            buffer.PutBool(e.MustChange);
            buffer.PutByte(e.Wrong);
            buffer.PutLong(e.LockedUntil);
        }
        slot.Save(buffer);
    }
}
