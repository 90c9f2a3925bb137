using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Money that the shop gives back in cash is a note and nothing more (operations.md 1.2, no. 77): an entry of the audit log and two
/// slips. No message leaves, no card is touched, no total changes, and a refund of the same sale stays possible.
/// </summary>
public sealed class CashNotes
{
    private const int VoucherLength = 6;

    private readonly Services s;
    private readonly byte[] digits = new byte[VoucherLength];
    private readonly string[] lines = new string[5];

    /// <summary>Works with the services.</summary>
    public CashNotes(Services services)
    {
        s = services;
    }

    /// <summary>Asks amount, original and reason, has them confirmed, notes and prints.</summary>
    /// <returns>False after a time-out.</returns>
    public bool Ask()
    {
        long amount = 0;
        Reply reply = s.Prompts.Amount(Text.CashNote, s.Settings.InputTimeoutMs, s.Settings.RefundLimit, s.Merchant, ref amount);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        reply = s.Prompts.Digits(Text.CashNote, Text.InputVoucher, s.T(Text.VoucherIfKnown), false, 0, VoucherLength, s.Settings.InputTimeoutMs, digits, out int length);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        int voucher = 0;
        for (int i = 0; i < length; i++) voucher = voucher * 10 + digits[i] - '0';
        int reason = RefundReasons.Ask(s);
        return reason == 0 || Note(amount, voucher, reason);
    }

    /// <summary>Has a note confirmed, notes and prints. The supervisor's password stands before it.</summary>
    /// <param name="amount">In fen.</param>
    /// <param name="voucher">Voucher number of the original; 0 unknown.</param>
    /// <param name="reason">1 to 4.</param>
    /// <returns>False after a time-out.</returns>
    public bool Note(long amount, int voucher, int reason)
    {
        lines[0] = "RMB " + Money.Format(amount);
        lines[1] = voucher == 0 ? null : s.T(Text.TraceLabel) + " " + voucher.ToString("D6");
        lines[2] = s.T(Text.CashNoBank);
        lines[3] = s.T(Text.CashNoCard);
        lines[4] = s.T(Text.GoOn);
        Reply reply = s.Prompts.Confirm(Tone.Warning, Text.CashNote, s.T(Text.CashNote), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        s.Audit.Write(Operators.Supervisor, AuditKind.CashNote, voucher, amount, "reason " + reason.ToString());
        System.DateTime now = s.Time.Now;
        for (int copy = 0; copy <= (int)SlipCopy.Cardholder; copy++)
        {
            if (copy > 0 && s.Prompts.Confirm(Tone.Good, Text.CashNote, s.T(Text.TearSlip), null, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Cancel) return true;
            if (!s.Paper.Print(s.Slips.CashNote(amount, voucher, reason, (SlipCopy)copy, now), Text.CashNote)) return false;
        }
        return true;
    }
}
