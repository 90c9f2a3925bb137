using System.IO;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>The locked terminal: only its cashier or the supervisor opens it, and the supervisor signs the cashier out (operations.md 2.1, 6.7).</summary>
public sealed class LockPages
{
    private const int LookMs = 1000;

    private readonly Services s;
    private readonly LockFlag flag;
    private readonly byte[] digits = new byte[2];
    private readonly string[] lines = new string[2];

    /// <summary>Works with the services.</summary>
    public LockPages(Services services, LockFlag flag)
    {
        s = services;
        this.flag = flag;
    }

    /// <summary>True while the terminal is locked.</summary>
    public bool IsLocked => flag.IsSet;

    /// <summary>Locks, and comes back when somebody has unlocked.</summary>
    public void Lock()
    {
        try
        {
            flag.Set();
        }
        catch (IOException)
        {
            // A flash that takes nothing: it is locked until the power goes, which is better than not at all.
        }
        s.Audit.Write(s.State.Cashier, AuditKind.Locked, 0, 0, null);
        Stay();
    }

    /// <summary>Stays locked until somebody unlocks.</summary>
    public void Stay()
    {
        s.Mode.Locked = false;
        s.Desk.AwaitAnswer();
        if (s.State.Cashier >= 0)
            while (!s.Desk.Tampered && !Unlock()) { }
        if (s.Desk.Tampered) return; // it is locked far better now, and this lock comes back after it
        try
        {
            flag.Clear();
        }
        catch (IOException)
        {
            // It will be locked again after the next power-on.
        }
        s.Desk.Touch();
    }

    private bool Unlock()
    {
        lines[0] = s.T(Text.InputOperator) + " " + s.State.Cashier.ToString("D2");
        lines[1] = s.TerminalLine;
        s.Prompts.Draw(Tone.Warning, s.T(Text.LockTerminal), s.T(Text.LockedNow), lines, Text.HintOkUnlock);
        if (s.Desk.WaitAnswer(LookMs) == Key.None)
        {
            s.Desk.DimWhenQuiet(s.Settings.DimSeconds);
            return false;
        }
        Reply reply = s.Prompts.Digits(Text.LockTerminal, Text.InputOperator, s.Merchant, false, 2, 2, s.Settings.InputTimeoutMs, digits, out int length);
        if (reply != Reply.Ok) return false;
        int number = (digits[0] - '0') * 10 + digits[1] - '0';
        if (number != s.State.Cashier && number != Operators.Supervisor)
        {
            s.Prompts.Message(Tone.Bad, Text.LockTerminal, Text.OnlyCashierOrSupervisor);
            return false;
        }
        if (s.Gate.Ask(number, Text.LockTerminal) != Reply.Ok) return false;
        s.Audit.Write(number, AuditKind.Unlocked, 0, 0, null);
        if (number == Operators.Supervisor) s.State.SetCashier(-1);
        return true;
    }
}
