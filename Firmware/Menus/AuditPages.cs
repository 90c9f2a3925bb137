using PosFirmware.Drivers.Keypad;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>The audit log on screen, newest first, and on paper.</summary>
public sealed class AuditPages
{
    private const int MostPrinted = 60;

    private readonly Services s;
    private readonly AuditEntry entry = new AuditEntry();
    private readonly string[] lines = new string[6];

    /// <summary>Works with the services.</summary>
    public AuditPages(Services services)
    {
        s = services;
    }

    /// <summary>Shows entry after entry.</summary>
    /// <returns>False after a time-out.</returns>
    public bool View()
    {
        int at = 0;
        for (bool scrolled = false; ; scrolled = true)
        {
            bool there = at < s.Audit.Count && s.Audit.Read(at, entry);
            for (int i = 0; i < lines.Length; i++) lines[i] = null;
            if (there)
            {
                lines[0] = "#" + entry.Sequence.ToString() + "  " + entry.At.ToString("yyyy/MM/dd HH:mm:ss");
                lines[1] = s.T(Text.InputOperator) + " " + Who();
                if (entry.Stan != 0) lines[2] = s.T(Text.TraceLabel) + " " + entry.Stan.ToString("D6");
                if (entry.Amount != 0) lines[3] = "RMB " + Money.Format(entry.Amount);
                lines[4] = entry.Detail;
            }
            lines[5] = (at + 1).ToString() + "/" + s.Audit.Count.ToString();
            s.Prompts.Draw(Tone.Plain, s.T(Text.AuditView), there ? AuditTexts.Of(entry.Kind, s.Desk.Texts.English) : s.T(Text.NoRecord), lines, Text.HintScroll);
            s.Desk.AwaitAnswer(scrolled);
            switch (s.Desk.WaitAnswer(s.Settings.InputTimeoutMs))
            {
                case Key.None: return false;
                case Key.Cancel or Key.Clear or Key.Enter: return true;
                case Key.Down: if (at + 1 < s.Audit.Count) at++; break;
                case Key.Up: if (at > 0) at--; break;
            }
        }
    }

    /// <summary>Prints the newest entries.</summary>
    public bool Print()
    {
        Slip slip = s.Slip;
        slip.Clear();
        slip.Add(SlipWords.Audit, 24, true);
        slip.Add(SlipWords.TerminalNumber + s.Settings.TerminalId, 16, false);
        slip.Add(s.Time.Now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.AddRule(SlipWords.Rule);
        for (int i = 0; i < s.Audit.Count && i < MostPrinted && slip.Count < Slip.Capacity - 2; i++)
        {
            if (!s.Audit.Read(i, entry)) continue;
            string line = entry.At.ToString("MM/dd HH:mm") + " " + Who() + " " + AuditTexts.Of(entry.Kind, s.Desk.Texts.English);
            if (entry.Stan != 0) line += " " + entry.Stan.ToString("D6");
            if (entry.Amount != 0) line += " " + Money.Format(entry.Amount);
            slip.Add(entry.Detail.Length == 0 ? line : line + " " + entry.Detail, 16, false);
        }
        return s.Paper.Print(slip, Text.AuditPrint);
    }

    private string Who() => entry.Operator == AuditLog.Nobody ? "--" : entry.Operator.ToString("D2");
}
