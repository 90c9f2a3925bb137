using System.IO;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Position;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Registers the access points in reach as the place where the terminal belongs. Shows names and strengths, never an address.</summary>
public sealed class PlacePages
{
    private const int NamesShown = 3;

    private readonly Services s;
    private readonly string[] lines = new string[NamesShown + 2];

    /// <summary>Works with the services.</summary>
    public PlacePages(Services services)
    {
        s = services;
    }

    /// <summary>Looks, shows what there is, and registers it when that is wanted.</summary>
    /// <returns>Ok registered, Back skipped, or there is nothing to register; Cancel or TimeOut: left.</returns>
    public Reply Learn()
    {
        WifiScan scan = s.Place.Scan;
        s.Prompts.Draw(Tone.Plain, s.T(Text.LearnPlace), s.T(Text.Looking), null, Text.HintCancel);
        scan.Begin();
        while (scan.Poll() == ScanState.Running)
            if (s.Desk.Tick() == Key.Cancel || s.Desk.Tampered) return Reply.Cancel;
        string found = s.Place.ToRegister();
        if (found.Length == 0)
        {
            s.Prompts.Message(Tone.Warning, Text.LearnPlace, Text.PlaceNothing);
            return Reply.Back;
        }
        lines[0] = s.T(Text.PlaceKnown) + " " + s.Place.Registered.ToString();
        lines[1] = s.T(Text.PlacePolicyNow) + " " + s.Settings.PlacePolicy.ToString();
        for (int i = 0; i < NamesShown; i++) lines[2 + i] = i < scan.Count ? scan.Name(i) + " " + scan.Dbm(i).ToString() + " dBm" : null;
        Reply reply = s.Prompts.Confirm(Tone.Plain, Text.LearnPlace, s.T(Text.PlaceSeen) + " " + scan.Count.ToString(), lines, Text.HintLearn, s.Settings.InputTimeoutMs);
        if (reply == Reply.Ok) Keep(found);
        return reply;
    }

    private void Keep(string found)
    {
        string old = s.Settings.PlaceNetworks;
        s.Settings.PlaceNetworks = found;
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
            s.Settings.PlaceNetworks = old;
            throw refused;
        }
        s.Place.Take();
        s.Audit.Write(Operators.Administrator, AuditKind.PlaceLearnt, 0, 0, s.Place.Registered.ToString());
        s.Prompts.Message(Tone.Good, Text.LearnPlace, Text.PlaceKept);
    }
}
