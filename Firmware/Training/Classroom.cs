using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace PosFirmware.Training;

/// <summary>
/// Training mode 培训模式: the same flows over another set of services. State, batch, reversal, keys and log lie in memory, and the
/// host is made up, so nothing of the real terminal can be reached by mistake (operations.md 1.1 no. 29, 2.3).
/// </summary>
public static class Classroom
{
    private const int Records = 50, TrainingSignatures = 8;

    /// <summary>Makes the services of training beside those of the terminal.</summary>
    public static Services Open(Services live)
    {
        RamVolume volume = new RamVolume();
        Services s = new Services
        {
            Training = true,
            Mode = live.Mode,
            Desk = live.Desk,
            Prompts = live.Prompts,
            Time = live.Time,
            Operators = live.Operators,
            Usage = live.Usage,
            Stripe = live.Stripe,
            Scanner = live.Scanner,
            ScriptNotice = new PendingMessage(volume, "script"),
            ChipLog = new ChipLog(volume),
            Slot = live.Slot,
            Contactless = live.Contactless,
            Emv = live.Emv,
            Profile = live.Profile,
            Aids = live.Aids,
            CaKeys = live.CaKeys,
            Place = live.Place,
            Battery = live.Battery,
            Printer = live.Printer,
            Touch = live.Touch,
            Calibration = live.Calibration,
            TouchFile = live.TouchFile,
            Calibrator = live.Calibrator,
            Pad = live.Pad,
            SignatureImage = live.SignatureImage,
            Signatures = new SignatureStore(volume, TrainingSignatures, SignatureImage.Bytes, SignatureImage.MaxCoded),
            Settings = CopyOf(live.Settings),
            SettingsFile = new SettingsFile(volume),
            State = new TerminalState(volume),
            Keys = new KeyStore(volume),
            Audit = new AuditLog(volume, live.Time),
            RecordCipher = new RecordCipher(volume),
            Batch = new Batch(volume, Records),
            Previous = new Batch(volume, Records),
            Reversal = new PendingMessage(volume, "reversal"),
            Unknown = new PendingMessage(volume, "unknown"),
            Order = new PendingMessage(volume, "order"),
            Suspense = new SuspenseList(volume),
            Slip = new Slip(live.Slip.Fonts) { Banner = SlipWords.Testing },
        };
        s.RecordCipher.Load();
        s.Keys.LoadMaster(new byte[16], 0, null); // so that sign-on is possible; made anew there
        s.Host = new TrainingHost(s.Keys, live.Desk.Clock);
        s.Slips = new SlipComposer(s.Settings, s.Slip) { Refunds = new RefundHistory(s) };
        s.Reports = new ReportComposer(s.Settings, s.Slip);
        s.Gate = new PasswordGate(live); // passwords are real ones, and failures belong into the real log
        s.Paper = new PaperTray(s);
        s.State.SetCashier(live.State.Cashier);
        s.Reload();
        return s;
    }

    private static TerminalSettings CopyOf(TerminalSettings settings)
    {
        TerminalSettings copy = new TerminalSettings();
        ParameterTable.Copy(settings, copy);
        copy.BatchCapacity = Records;
        return copy;
    }
}
