using PosFirmware.Acquirer;
using PosFirmware.Boards;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware;

/// <summary>What stands between power-on and the idle screen: self-test, and recovery of what the power cut short.</summary>
internal sealed class Boot
{
    private const int SelfTestMs = 1200;

    private readonly Services s;
    private readonly TransactionRecord found = new TransactionRecord();

    /// <summary>Works with the terminal's own services.</summary>
    public Boot(Services services)
    {
        s = services;
    }

    /// <summary>Shows what works and what does not; a fault does not stop the terminal, the flow that needs the part will say so.</summary>
    public void SelfTest(HandheldBoard board)
    {
        string[] lines = new string[8];
        lines[0] = "POSFW V" + Version.Text;
        lines[1] = board.HasPsram ? null : "PSRAM ?";
        lines[2] = board.Display.Fonts.Ok ? null : s.T(Text.FontFault);
        lines[3] = s.Stripe.SelfTest() == MagFault.None ? null : s.T(Text.ReaderFault);
        lines[4] = s.Desk.KeypadFault == KeypadFault.None ? null : s.T(Text.KeypadFault);
        lines[5] = s.Keys.IsDamaged ? s.T(Text.KeysDamaged) : null;
        lines[6] = s.Time.IsUnset ? s.T(Text.ClockUnset) : null;
        lines[7] = board.Map.HasTamperLoop ? null : "TAMPER ?";
        bool good = true;
        for (int i = 1; i < lines.Length; i++) good = good && lines[i] == null;
        s.Prompts.Draw(good ? Tone.Plain : Tone.Warning, s.T(Text.SelfTest), good ? s.T(Text.SelfTestOk) : null, lines, Text.Count);
        s.Desk.WaitKey(SelfTestMs);
    }

    /// <summary>What was promised before the power went: a booked sale needs no reversal, everything else does (operations.md 6.6).</summary>
    public void Recover(FlowRunner flows)
    {
        bool inTheMiddle = s.Reversal.Exists || s.Unknown.Exists || s.Order.Exists;
        Promises.DropBooked(s, found);
        if (s.Reversal.Exists && s.Keys.HasMaster) flows.Run(Flow.Recovery);
        if (s.Order.Exists && s.Keys.HasMaster && !ReadySteps.SignOnDue(s)) flows.Run(Flow.QrLast);
        int last = s.Batch.Count - 1;
        if (inTheMiddle || (last >= 0 && !s.Batch.IsPrinted(last))) s.Audit.Write(AuditLog.Nobody, AuditKind.PowerCut, last < 0 ? 0 : s.Batch.LastStan, 0, null);
        if (last >= 0 && !s.Batch.IsPrinted(last)) flows.FinishSlips(last);
        if (s.State.SettlementSlipDue) flows.Run(Flow.ReprintSettlement);
    }
}
