using System.IO;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>
/// Restores the defaults (operations.md 2.3, 99 / 8): limits, controls, hints and notices. Who the terminal is and how it reaches its
/// acquirer stays, as do keys, operators and logs: without them it would not be the same terminal any more.
/// </summary>
public sealed class DefaultsPage
{
    private readonly Services s;

    /// <summary>Works with the services.</summary>
    public DefaultsPage(Services services)
    {
        s = services;
    }

    /// <summary>Asks, and restores.</summary>
    /// <returns>False after a time-out.</returns>
    public bool Restore()
    {
        string[] lines = { s.T(Text.DefaultsNote), s.T(Text.DefaultsKept), s.T(Text.GoOn) };
        Reply reply = s.Prompts.Confirm(Tone.Warning, Text.RestoreDefaults, s.T(Text.RestoreDefaults), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        TerminalSettings standard = new TerminalSettings();
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++)
            if (IsControl(all[i])) ParameterTable.Set(s.Settings, all[i], ParameterTable.Get(standard, all[i]));
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
            s.SettingsFile.Load(s.Settings);
            throw refused;
        }
        s.Audit.Write(Operators.Administrator, AuditKind.DefaultsRestored, 0, 0, null);
        s.Prompts.Message(Tone.Good, Text.RestoreDefaults, Text.ValueSaved);
        return true;
    }

    private static bool IsControl(Parameter parameter) => parameter.Page != ParameterPage.Merchant && parameter.Page != ParameterPage.Line;
}
