using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Operators: add, delete, list, reset by the supervisor; own password by the cashier (operations.md 2.1).</summary>
public sealed class OperatorPages
{
    private const int RowsPerPage = 8;

    private readonly Services s;
    private readonly byte[] digits = new byte[4];
    private readonly string[] lines = new string[1];

    /// <summary>Works with the services.</summary>
    public OperatorPages(Services services)
    {
        s = services;
    }

    /// <summary>Adds a cashier with the password 0000, to be changed at his first sign-on.</summary>
    /// <returns>False after a time-out.</returns>
    public bool Add()
    {
        Reply reply = AskNumber(Text.OperatorAdd, out int number);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        if (!Operators.IsCashier(number)) return Say(Text.OperatorAdd, Text.OperatorFixed);
        if (s.Operators.Exists(number)) return Say(Text.OperatorAdd, Text.OperatorExists);
        if (s.Operators.Count == Operators.Capacity) return Say(Text.OperatorAdd, Text.OperatorsFull);
        s.Operators.Reset(number);
        s.Audit.Write(Operators.Supervisor, AuditKind.OperatorAdded, 0, 0, number.ToString("D2"));
        return Done(Text.OperatorAdd, number, true);
    }

    /// <summary>Deletes a cashier who is not signed on.</summary>
    public bool Delete()
    {
        Reply reply = AskExisting(Text.OperatorDelete, out int number);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        if (number == s.State.Cashier) return Say(Text.OperatorDelete, Text.OperatorSignedOn);
        lines[0] = s.T(Text.InputOperator) + " " + number.ToString("D2");
        reply = s.Prompts.Confirm(Tone.Warning, Text.OperatorDelete, s.T(Text.SureToDelete), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        s.Operators.Delete(number);
        s.Audit.Write(Operators.Supervisor, AuditKind.OperatorDeleted, 0, 0, number.ToString("D2"));
        return Done(Text.OperatorDelete, number, false);
    }

    /// <summary>Sets a cashier back to 0000; this also unlocks him.</summary>
    public bool Reset()
    {
        Reply reply = AskExisting(Text.OperatorReset, out int number);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        s.Operators.Reset(number);
        s.Audit.Write(Operators.Supervisor, AuditKind.OperatorReset, 0, 0, number.ToString("D2"));
        return Done(Text.OperatorReset, number, true);
    }

    /// <summary>Shows all operators, page by page.</summary>
    public bool List()
    {
        int top = 0;
        for (bool scrolled = false; ; scrolled = true)
        {
            Page page = s.Desk.Page;
            page.Begin(Tone.Plain, s.T(Text.OperatorList));
            int row = 0;
            for (int i = 0; i < s.Operators.Count; i++)
            {
                int number = s.Operators.NumberAt(i);
                if (number > Operators.Administrator || row++ < top || row > top + RowsPerPage) continue;
                string note = number == s.State.Cashier ? s.T(Text.SignOn) : s.Operators.MustChange(number) ? s.T(Text.MustChangeMark) : "";
                page.Line(number.ToString("D2") + "  " + note, 24, TextAlign.Left);
            }
            page.End(s.T(Text.HintScroll));
            s.Desk.AwaitAnswer(scrolled);
            switch (s.Desk.WaitAnswer(s.Settings.InputTimeoutMs))
            {
                case Key.None: return false;
                case Key.Down: if (top + RowsPerPage < row) top += RowsPerPage; break;
                case Key.Up: if (top > 0) top -= RowsPerPage; break;
                case Key.Cancel or Key.Clear or Key.Enter: return true;
            }
        }
    }

    /// <summary>A cashier changes his own password.</summary>
    public bool ChangeOwn()
    {
        Reply reply = AskExisting(Text.ChangePassword, out int number);
        if (reply == Reply.Ok) reply = s.Gate.ChangeOwn(number, Text.ChangePassword);
        return reply != Reply.TimeOut;
    }

    /// <summary>Asks for a number of a cashier who exists; says so when he does not.</summary>
    private Reply AskExisting(Text title, out int number)
    {
        Reply reply = AskNumber(title, out number);
        if (reply != Reply.Ok) return reply;
        if (Operators.IsCashier(number) && s.Operators.Exists(number)) return Reply.Ok;
        Say(title, Operators.IsCashier(number) ? Text.UnknownOperator : Text.OperatorFixed);
        return Reply.Cancel;
    }

    private Reply AskNumber(Text title, out int number)
    {
        Reply reply = s.Prompts.Digits(title, Text.InputOperator, "01-98", false, 2, 2, s.Settings.InputTimeoutMs, digits, out int length);
        number = reply == Reply.Ok ? (digits[0] - '0') * 10 + digits[1] - '0' : -1;
        return reply;
    }

    private bool Say(Text title, Text what)
    {
        s.Prompts.Message(Tone.Bad, title, what);
        return true;
    }

    private bool Done(Text title, int number, bool withPassword)
    {
        lines[0] = withPassword ? s.T(Text.InputPassword) + " " + Operators.ResetPassword : null;
        s.Prompts.Message(Tone.Good, title, number.ToString("D2") + " OK", lines, s.Settings.InputTimeoutMs);
        return true;
    }
}
