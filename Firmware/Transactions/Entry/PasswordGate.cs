using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Asks for passwords and changes them. Whoever still has a delivered or reset password changes it here before he gets any
/// further. Every failure goes into the audit log; no digit ever does.
/// </summary>
public sealed class PasswordGate
{
    private const int MessageMs = 3000;

    private readonly Services s;
    private readonly byte[] typed = new byte[8], again = new byte[8];
    private readonly string[] lines = new string[3];

    /// <summary>Works with the services.</summary>
    public PasswordGate(Services services)
    {
        s = services;
    }

    /// <summary>Asks until the password is right, or the operator is locked, or somebody gives up.</summary>
    /// <param name="number">Operator, 0 to 99, or <see cref="Operators.Security"/>.</param>
    /// <param name="title">Title of the screens.</param>
    /// <returns>Ok only when the password was right and needs no change any more.</returns>
    public Reply Ask(int number, Text title)
    {
        while (true)
        {
            Reply reply = Enter(title, Label(number), Who(number), number, typed, out int length);
            if (reply != Reply.Ok) return reply;
            PasswordCheck check = s.Operators.Check(number, typed, length);
            Wipe();
            switch (check)
            {
                case PasswordCheck.Ok:
                    return Reply.Ok;
                case PasswordCheck.MustChange:
                    s.Prompts.Message(Tone.Warning, title, Text.ChangePasswordFirst);
                    return SetNew(number, title);
                case PasswordCheck.Unknown:
                    s.Prompts.Message(Tone.Bad, title, Text.UnknownOperator);
                    return Reply.Cancel;
                case PasswordCheck.Locked:
                    s.Audit.Write(number, AuditKind.OperatorLocked, 0, 0, null);
                    lines[0] = s.T(s.Operators.IsLockedForGood(number) ? Text.LockedForService : Text.LockedForAWhile);
                    lines[1] = s.TerminalLine;
                    lines[2] = s.HelpLine;
                    s.Prompts.Message(Tone.Bad, title, s.T(Text.OperatorLocked), lines, s.Settings.InputTimeoutMs);
                    return Reply.Cancel;
                default:
                    s.Audit.Write(number, AuditKind.WrongPassword, 0, 0, null);
                    lines[0] = s.T(Text.TriesLeft) + " " + s.Operators.TriesLeft(number).ToString();
                    lines[1] = null;
                    lines[2] = null;
                    s.Prompts.Message(Tone.Bad, title, s.T(Text.WrongPassword), lines, MessageMs);
                    break;
            }
        }
    }

    /// <summary>Changes an operator's password: the old one, then the new one twice.</summary>
    public Reply ChangeOwn(int number, Text title)
    {
        bool had = s.Operators.MustChange(number); // then Ask has changed it already
        Reply reply = Ask(number, title);
        return reply != Reply.Ok || had ? reply : SetNew(number, title);
    }

    /// <summary>A new password, typed twice.</summary>
    /// <returns>Ok when it is changed.</returns>
    public Reply SetNew(int number, Text title)
    {
        while (true)
        {
            Reply reply = Enter(title, Text.NewPassword, Who(number), number, typed, out int length);
            if (reply != Reply.Ok) return reply;
            reply = Enter(title, Text.NewPasswordAgain, null, number, again, out int second);
            if (reply != Reply.Ok) return reply;
            bool same = length == second;
            for (int i = 0; i < length && same; i++) same = typed[i] == again[i];
            PasswordFault fault = same ? s.Operators.Change(number, typed, length, s.Settings.MerchantId, s.Settings.TerminalId) : PasswordFault.None;
            Wipe();
            if (same && fault == PasswordFault.None)
            {
                s.Audit.Write(number, AuditKind.PasswordChanged, 0, 0, null);
                s.Prompts.Message(Tone.Good, title, Text.PasswordChanged);
                return Reply.Ok;
            }
            s.Prompts.Message(Tone.Bad, title, same ? Of(fault) : Text.PasswordsDiffer);
        }
    }

    /// <summary>Text of a fault.</summary>
    public static Text Of(PasswordFault fault) => fault switch
    {
        PasswordFault.Delivered => Text.PasswordDelivered,
        PasswordFault.AllSame => Text.PasswordAllSame,
        PasswordFault.Run => Text.PasswordRun,
        PasswordFault.Number => Text.PasswordNumber,
        PasswordFault.Used => Text.PasswordUsed,
        _ => Text.PasswordLength,
    };

    private Reply Enter(Text title, Text label, string note, int number, byte[] into, out int length)
    {
        int wanted = Operators.PasswordLength(number);
        Reply reply = s.Prompts.Digits(title, label, note, true, wanted, wanted, s.Settings.InputTimeoutMs, into, out length);
        if (reply != Reply.Ok) Wipe();
        return reply == Reply.Back ? Reply.Cancel : reply;
    }

    private void Wipe()
    {
        for (int i = 0; i < typed.Length; i++) typed[i] = again[i] = 0;
    }

    private static Text Label(int number) => number switch
    {
        Operators.Supervisor => Text.SupervisorPassword,
        Operators.Administrator => Text.SystemPassword,
        Operators.Security => Text.SecurityPassword,
        _ => Text.InputPassword,
    };

    private string Who(int number) => number == Operators.Security ? null : s.T(Text.InputOperator) + " " + number.ToString("D2");
}
