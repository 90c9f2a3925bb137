using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>
/// The terminal whose case was opened (operations.md 6.9): a red screen that says so, with version and whom to call. Nothing else
/// works until the administrator has loaded new keys and the case is closed.
/// </summary>
public sealed class TamperPages
{
    private const int LookMs = 1000;

    private readonly Services s;
    private readonly TamperGuard guard;
    private readonly KeyPages keys;
    private readonly string[] lines = new string[5];

    /// <summary>Works with the services.</summary>
    public TamperPages(Services services, TamperGuard guard)
    {
        s = services;
        this.guard = guard;
        keys = new KeyPages(services);
    }

    /// <summary>Stays until new keys are loaded and the case is closed.</summary>
    public void Stay()
    {
        s.State.RequireSignOn();
        s.State.SetCashier(-1);
        s.Desk.Quiet();
        s.Desk.ServesTampered = true;
        s.Desk.AwaitAnswer();
        while (guard.IsTripped)
        {
            if (guard.IsNews)
            {
                s.Audit.Write(AuditLog.Nobody, AuditKind.Tamper, 0, 0, null);
                guard.Noted();
            }
            lines[0] = s.T(Text.KeysWiped);
            lines[1] = s.T(Text.CallServiceForKeys);
            lines[2] = "V" + Version.Text;
            lines[3] = s.TerminalLine;
            lines[4] = s.HelpLine;
            s.Prompts.Draw(Tone.Bad, s.T(Text.LockTerminal), s.T(Text.Tampered), lines, Text.HintService);
            Key key = s.Desk.WaitAnswer(LookMs);
            if (key == Key.Menu) Service();
        }
        s.Desk.ServesTampered = false;
        s.Desk.Touch();
    }

    private void Service()
    {
        // a terminal that was never set up has no administrator yet, and nothing to protect
        if (s.Operators.Exists(Operators.Administrator) && s.Gate.Ask(Operators.Administrator, Text.LoadKeys) != Reply.Ok) return;
        if (!s.Keys.HasMaster && keys.Type() != Reply.Ok) return;
        if (!guard.Release()) s.Prompts.Message(Tone.Bad, Text.LoadKeys, Text.CaseStillOpen);
    }
}
