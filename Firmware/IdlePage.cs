using System;
using PosFirmware.Drivers.Display;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware;

/// <summary>The screen of a terminal that waits: merchant, time, what the green key does, and a hint.</summary>
internal static class IdlePage
{
    private static readonly Text[] IdleHints = { Text.IdleCheckAmount, Text.IdleKeepPin, Text.IdleTakeSlip };

    /// <summary>Draws it.</summary>
    /// <param name="s">The terminal's services, or those of training.</param>
    /// <param name="isSetUp">False: nothing but a set-up is possible.</param>
    /// <param name="verdict">Why not, where the volume is the reason.</param>
    public static void Show(Services s, bool isSetUp, VolumeVerdict verdict)
    {
        Page page = s.Desk.Page;
        s.Desk.Status = s.State.Cashier >= 0 && !ReadySteps.SignOnDue(s) ? s.T(Text.SignOn) + " " + s.State.Cashier.ToString("D2") : s.T(Text.NotSignedOn);
        if (!isSetUp)
        {
            Text why = verdict == VolumeVerdict.Newer ? Text.SettingsNewer : verdict == VolumeVerdict.NoRoom ? Text.UpgradeNoRoom : Text.SetupMissing;
            s.Prompts.Draw(Tone.Warning, "PosFirmware", s.T(why), new[] { "V" + Version.Text }, Text.Count);
            return;
        }
        if (s.Training) s.Desk.Status = s.T(Text.TrainingShort);
        bool ready = s.State.Cashier >= 0;
        DateTime now = s.Time.Now;
        page.Begin(Tone.Plain, s.T(Text.IdleTitle));
        page.Gap(6);
        page.Large(s.Merchant);
        page.Line(s.Settings.StoreLabel, 16, TextAlign.Center);
        page.Gap(14);
        page.Line(now.Hour.ToString("D2") + ":" + now.Minute.ToString("D2"), 48, TextAlign.Center);
        page.Line(s.Time.IsUnset ? s.T(Text.ClockUnset) : now.Year.ToString() + "-" + now.Month.ToString("D2") + "-" + now.Day.ToString("D2"), 24, TextAlign.Center);
        page.Gap(14);
        page.Line(s.T(s.State.Settling ? Text.SettleHalted : ready ? Text.PressEnterForSale : Text.PressEnterToSignOn), s.State.Settling ? 16 : 24, TextAlign.Center);
        string notice = Maintenance.Line(s);
        page.Line(s.Training ? s.T(Text.TrainingMode) : notice ?? s.T(IdleHints[now.Minute % IdleHints.Length]), 16, TextAlign.Center);
        page.End(s.T(Text.PressMenu));
    }
}
