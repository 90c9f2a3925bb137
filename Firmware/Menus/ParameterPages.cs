using System.IO;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Parameters: looked at, changed by the administrator, printed (operations.md 2.4).</summary>
public sealed class ParameterPages
{
    private readonly Services s;
    private readonly TextEntry entry;
    private readonly byte[] digits = new byte[12];
    private readonly string[] lines = new string[5];
    private readonly Parameter[] shown = new Parameter[ParameterTable.All.Length];

    /// <summary>Works with the services.</summary>
    public ParameterPages(Services services)
    {
        s = services;
        entry = new TextEntry(services.Desk);
    }

    /// <summary>Shows the parameters of a group one by one; green changes the one that is shown.</summary>
    /// <param name="title">Group.</param>
    /// <param name="page">Which parameters.</param>
    /// <returns>False after a time-out.</returns>
    public bool Browse(Text title, ParameterPage page)
    {
        int count = OfPage(page);
        int at = 0;
        bool scrolled = false;
        while (true)
        {
            Parameter parameter = shown[at];
            Show(title, parameter, at, count);
            s.Desk.AwaitAnswer(scrolled);
            scrolled = true;
            switch (s.Desk.WaitAnswer(s.Settings.InputTimeoutMs))
            {
                case Key.None: return false;
                case Key.Cancel or Key.Clear: return true;
                case Key.Down: at = (at + 1) % count; break;
                case Key.Up: at = (at + count - 1) % count; break;
                case Key.Enter:
                    scrolled = false;
                    if (!Edit(title, parameter)) return false;
                    break;
            }
        }
    }

    /// <summary>Prints all parameters.</summary>
    public bool Print()
    {
        Slip slip = s.Slip;
        slip.Clear();
        slip.Add(ParameterTitle, 24, true);
        slip.Add("V" + Version.Text + "  " + s.Time.Now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.AddRule(SlipWords.Rule);
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++) slip.Add(all[i].Words(s.Desk.Texts.English) + ": " + ToShow(all[i]), 16, false);
        return s.Paper.Print(slip, Text.PrintParameters);
    }

    /// <summary>Collects the parameters of a page in the order of the table.</summary>
    private int OfPage(ParameterPage page)
    {
        Parameter[] all = ParameterTable.All;
        int count = 0;
        for (int i = 0; i < all.Length; i++)
            if (all[i].Page == page) shown[count++] = all[i];
        return count;
    }

    /// <summary>What must be so before a change.</summary>
    private static MenuGuard Guard(Parameter parameter) =>
        parameter.Has(ParameterRules.Identity | ParameterRules.Settled) ? MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal : MenuGuard.SignedOff;

    private static string ParameterTitle => SlipWords.Parameters;

    private void Show(Text title, Parameter parameter, int at, int count)
    {
        string value = ToShow(parameter);
        lines[0] = value.Length == 0 ? "-" : value.Length > 28 ? value.Substring(0, 28) : value;
        lines[1] = value.Length > 28 ? value.Substring(28) : null;
        lines[2] = parameter.Has(ParameterRules.Amount) ? "RMB " + Money.Format(long.Parse(value)) : null;
        lines[3] = Range(parameter);
        lines[4] = (at + 1).ToString() + "/" + count.ToString();
        s.Prompts.Draw(Tone.Plain, s.T(title), parameter.Words(s.Desk.Texts.English), lines, Text.HintParameter);
    }

    private string ToShow(Parameter parameter) => parameter.Has(ParameterRules.Private) ? s.Place.Registered.ToString() : ParameterTable.Get(s.Settings, parameter);

    private string Range(Parameter parameter)
    {
        if (parameter.Has(ParameterRules.Service)) return s.T(Text.SetByService);
        return parameter.Form switch
        {
            ParameterForm.Flag => "0/1",
            ParameterForm.Moment => "yyyyMMddHHmm",
            ParameterForm.Number => parameter.Min.ToString() + " - " + parameter.Max.ToString(),
            ParameterForm.Hex => "0-9 A-F, " + parameter.Max.ToString(),
            _ => parameter.Min == parameter.Max ? "x" + parameter.Max.ToString() : "x" + parameter.Min.ToString() + " - " + parameter.Max.ToString(),
        };
    }

    /// <returns>False after a time-out.</returns>
    private bool Edit(Text title, Parameter parameter)
    {
        Text refusal = parameter.Has(ParameterRules.Service) ? Text.SetByService : MenuGuards.Refusal(Guard(parameter), s);
        if (refusal != Text.Count)
        {
            s.Prompts.Message(Tone.Warning, title, refusal);
            return true;
        }
        if (parameter.Has(ParameterRules.Password))
        {
            // The administrator stands here with his password: the first time he sets the security password himself.
            Reply gate = s.Operators.Exists(Operators.Security) ? s.Gate.Ask(Operators.Security, title) : s.Gate.SetNew(Operators.Security, Text.SecurityPassword);
            if (gate != Reply.Ok) return gate != Reply.TimeOut;
        }
        string value = ParameterTable.Get(s.Settings, parameter);
        Reply reply = AskValue(title, parameter, ref value);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        if (!parameter.Accepts(value))
        {
            s.Prompts.Message(Tone.Bad, title, Text.ValueRefused);
            return true;
        }
        Take(parameter, value);
        s.Prompts.Message(Tone.Good, title, Text.ValueSaved);
        return true;
    }

    private Reply AskValue(Text title, Parameter parameter, ref string value)
    {
        string name = parameter.Words(s.Desk.Texts.English);
        if (parameter.Form == ParameterForm.Text || parameter.Form == ParameterForm.Hex)
            return entry.Ask(s.T(title), name, parameter.Max, s.Settings.InputTimeoutMs, ref value);
        int most = parameter.Form == ParameterForm.Number ? 9 : parameter.Form == ParameterForm.Flag ? 1 : parameter.Max;
        int least = parameter.Form == ParameterForm.Moment ? 0 : 1;
        Reply reply = s.Prompts.Digits(title, Text.NewValue, name + "  " + Range(parameter), false, least, most, s.Settings.InputTimeoutMs, digits, out int length);
        if (reply != Reply.Ok) return reply;
        char[] typed = new char[length];
        for (int i = 0; i < length; i++) typed[i] = (char)digits[i];
        value = new string(typed);
        return Reply.Ok;
    }

    private void Take(Parameter parameter, string value)
    {
        string old = ParameterTable.Get(s.Settings, parameter);
        ParameterTable.Set(s.Settings, parameter, value);
        IOException refused = null;
        try
        {
            s.SettingsFile.Save(s.Settings);
        }
        catch (IOException e)
        {
            refused = e;
        }
        if (refused != null)
        {
            ParameterTable.Set(s.Settings, parameter, old);
            throw refused;
        }
        s.Desk.Texts.English = s.Settings.English;
        s.Audit.Write(Operators.Administrator, AuditKind.Parameter, 0, 0, parameter.Name);
        if (!parameter.Has(ParameterRules.Identity)) return;
        s.Keys.WipeWorkingKeys();
        s.State.RequireSignOn();
    }
}
