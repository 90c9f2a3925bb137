using PosFirmware.Drivers.Touch;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Pages that only tell something: version, contact; and the language.</summary>
public sealed class InfoPages
{
    private const int UpdateBatteryPercent = 30;

    private readonly Services s;

    /// <summary>Works with the services.</summary>
    public InfoPages(Services services)
    {
        s = services;
    }

    /// <summary>Version of the software.</summary>
    public void Version() => Show(Text.Version, "V" + PosFirmware.Version.Text);

    /// <summary>Whom to call, and what he will ask for (operations.md 8.3).</summary>
    public void Contact() => Show(Text.Contact, s.Settings.Hotline);

    /// <summary>Whether the firmware may be updated now: nothing may hang in the air, and the battery must last (hardware/README.md, Updates).</summary>
    public void UpdateCheck()
    {
        string[] lines = new string[6];
        int count = 0;
        if (s.Reversal.Exists || s.Suspense.Count > 0) lines[count++] = s.T(Text.ReversalFirst);
        if (s.Unknown.Exists || s.Order.Exists) lines[count++] = s.T(Text.ResultUnknown);
        if (s.Batch.Count > 0 || s.State.Settling) lines[count++] = s.T(Text.SettleFirst);
        if (s.Signatures.Pending > 0 || s.ScriptNotice.Exists) lines[count++] = s.T(Text.UploadsFirst);
        if (s.State.Cashier >= 0) lines[count++] = s.T(Text.SignOffFirst);
        if (s.Battery.Percent < UpdateBatteryPercent && !s.Battery.IsCharging) lines[count++] = s.T(Text.BatteryTooLow);
        s.Prompts.Message(count == 0 ? Tone.Good : Tone.Warning, Text.UpdateCheck, s.T(count == 0 ? Text.UpdateAllowed : Text.UpdateNotNow), lines, s.Settings.InputTimeoutMs);
    }

    /// <summary>The other language, kept over power-off.</summary>
    public void SwitchLanguage()
    {
        s.Settings.English = !s.Settings.English;
        s.Desk.Texts.English = s.Settings.English;
        s.SettingsFile.Save(s.Settings);
    }

    /// <summary>Prints the short guide in the language in use.</summary>
    /// <returns>False after a time-out.</returns>
    public bool PrintGuide() => s.Paper.Print(s.Slips.Guide(s.Desk.Texts.English), Text.PrintGuide);

    /// <summary>Calibrates the touch panel; what does not fit is not kept.</summary>
    /// <returns>False after a time-out.</returns>
    public bool CalibrateTouch()
    {
        if (s.Touch.SelfTest() != TouchFault.None)
        {
            s.Prompts.Message(Tone.Bad, Text.TouchCalibration, Text.TouchFault);
            return true;
        }
        Reply reply = s.Calibrator.Run(s.Calibration, s.Settings.InputTimeoutMs);
        if (reply == Reply.Ok)
        {
            s.TouchFile.Save(s.Calibration);
            s.Prompts.Message(Tone.Good, Text.TouchCalibration, Text.TouchCalibrated);
        }
        else if (reply == Reply.Back) s.Prompts.Message(Tone.Bad, Text.TouchCalibration, Text.TouchRefused);
        return reply != Reply.TimeOut;
    }

    private void Show(Text title, string large)
    {
        string[] lines = { s.TerminalLine, s.T(Text.MerchantLabel) + " " + s.Settings.MerchantId, "V" + PosFirmware.Version.Text, s.HelpLine };
        s.Prompts.Message(Tone.Plain, title, large, lines, s.Settings.InputTimeoutMs);
    }
}
