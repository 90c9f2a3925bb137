using System.Net.NetworkInformation;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Touch;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>
/// First start of a terminal: language, touch panel, network, activation by package or by hand, keys, passwords, line test, place, print test. What is done is
/// done: after a power cut or a break it goes on with the first step that is missing. Trading begins only when all of it is there.
/// </summary>
public sealed class SetupPages
{
    /// <summary>Lies on the volume while a set-up is under way.</summary>
    public const string File = "setup";

    private const string NoAddress = "0.0.0.0";

    // what a person must type when there is no package: merchant, terminal, name, and the way to the acquirer
    private static readonly Parameter[] Typed =
    {
        ParameterTable.MerchantId, ParameterTable.TerminalId, ParameterTable.MerchantNameEnglish, ParameterTable.Host, ParameterTable.Port, ParameterTable.TlsName,
    };
    private const int LongestName = 20;

    private readonly Services s;
    private readonly IVolume volume;
    private readonly FlowRunner flows;
    private readonly PackagePages packages;
    private readonly KeyPages keys;
    private readonly InfoPages info;
    private readonly PlacePages place;
    private readonly TextEntry entry;
    private readonly Provisioning provisioning;
    private readonly string[] lines = new string[4];

    /// <summary>Works with the services.</summary>
    public SetupPages(Services services, IVolume volume, FlowRunner flows, PackagePages packages, Provisioning provisioning)
    {
        s = services;
        this.volume = volume;
        this.flows = flows;
        this.packages = packages;
        this.provisioning = provisioning;
        keys = new KeyPages(services);
        info = new InfoPages(services);
        place = new PlacePages(services);
        entry = new TextEntry(services.Desk);
    }

    /// <summary>True when the set-up of this volume has begun and is not finished.</summary>
    public bool IsUnderWay => volume.Exists(File);

    /// <summary>Leads through the steps.</summary>
    /// <returns>False when somebody left it, or nobody was there; it goes on at the next key.</returns>
    public bool Run()
    {
        bool isNew = !s.SettingsFile.Exists;
        if (!IsUnderWay) volume.Write(File, new byte[] { 1 }, 0, 1);
        if (isNew && !Language()) return false;
        if (!Touch() || !Network()) return false;
        if (!s.SettingsFile.Exists && !Activation()) return false;
        // whether the acquirer knows this terminal already cannot be known here: the numbers begin where it has never been
        provisioning.Counters();
        s.Reload();
        if (!s.Keys.HasMaster && keys.Type() != Reply.Ok) return false;
        if (!Passwords() || !Line() || !Place() || !Print()) return false;
        volume.Delete(File);
        lines[0] = s.T(Text.SetupSign);
        lines[1] = s.TerminalLine;
        lines[2] = lines[3] = null;
        s.Prompts.Message(Tone.Good, Text.Setup, s.T(Text.SetupDone), lines, s.Settings.InputTimeoutMs);
        return true;
    }

    private bool Language()
    {
        // both languages, so that whoever holds the terminal can read one
        string both = Strings.Of(Text.Language, false);
        int chosen = s.Prompts.Menu(Text.SetupLanguage, new[] { SlipWords.In(false, both), SlipWords.In(true, both) }, s.Settings.InputTimeoutMs);
        if (chosen < 0) return false;
        s.Settings.English = chosen == 1;
        s.Desk.Texts.English = s.Settings.English;
        return true;
    }

    /// <summary>Calibrates the touch panel, unless it is or somebody skips it: without it people sign on paper. A terminal without a panel is not asked.</summary>
    private bool Touch()
    {
        while (!s.Calibration.IsValid && s.Touch.SelfTest() == TouchFault.None)
        {
            lines[0] = s.T(Text.SignOnPaper);
            lines[1] = lines[2] = lines[3] = null;
            Reply reply = s.Prompts.Confirm(Tone.Plain, Text.TouchCalibration, s.T(Text.TouchNotCalibrated), lines, Text.HintCalibrate, s.Settings.InputTimeoutMs);
            if (reply != Reply.Ok) return reply == Reply.Back;
            if (!info.CalibrateTouch()) return false;
        }
        return true;
    }

    /// <summary>Registers the place, unless a package has brought it or somebody skips it.</summary>
    private bool Place()
    {
        if (s.Settings.PlaceNetworks.Length > 0) return true;
        Reply reply = place.Learn();
        return reply == Reply.Ok || reply == Reply.Back;
    }

    private bool Network()
    {
        while (true)
        {
            NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
            string address = all.Length > 0 ? all[0].IPv4Address : NoAddress;
            bool there = address != null && address.Length > 0 && address != NoAddress;
            lines[0] = s.T(Text.SetupAddress) + " " + (there ? address : "-");
            lines[1] = there ? null : s.T(Text.SetupNoNetwork);
            lines[2] = lines[3] = null;
            Reply reply = s.Prompts.Confirm(there ? Tone.Plain : Tone.Warning, Text.Setup, s.T(Text.SetupNetwork), lines, Text.SetupAgain, s.Settings.InputTimeoutMs);
            if (reply != Reply.Back) return reply == Reply.Ok;
        }
    }

    private bool Activation()
    {
        string title = s.T(Text.SetupActivation);
        while (true)
        {
            string[] ways = { s.T(Text.SetupByFile), s.T(Text.SetupByLine), s.T(Text.SetupByHand), s.T(Text.SetupSerial) + " " + packages.Serial };
            int chosen = s.Prompts.Menu(Text.SetupActivation, ways, s.Settings.InputTimeoutMs);
            if (chosen < 0) return false;
            bool language = s.Settings.English;
            Reply reply = chosen == 0 ? packages.FromVolume() : chosen == 1 ? packages.FromLine() : chosen == 2 ? ByHand(title) : Reply.Back;
            if (reply == Reply.TimeOut) return false;
            if (reply != Reply.Ok) continue;
            // whoever set it up has chosen the language; a package does not take it back
            s.Settings.English = language;
            s.Desk.Texts.English = language;
            s.SettingsFile.Save(s.Settings);
            return true;
        }
    }

    private Reply ByHand(string title)
    {
        for (int i = 0; i < Typed.Length; i++)
        {
            Parameter parameter = Typed[i];
            string value = "";
            Reply reply = entry.Ask(title, parameter.Words(s.Settings.English), parameter.Max > TextEntry.Longest ? TextEntry.Longest : parameter.Max, s.Settings.InputTimeoutMs, ref value);
            if (reply == Reply.TimeOut || reply == Reply.Cancel) return reply;
            bool empty = parameter == ParameterTable.MerchantNameEnglish && value.Length == 0;
            if (reply != Reply.Ok || empty || !ParameterTable.Set(s.Settings, parameter, value))
            {
                s.Prompts.Message(Tone.Bad, Text.SetupActivation, Text.ValueRefused);
                i--;
                continue;
            }
            if (parameter != ParameterTable.MerchantNameEnglish) continue;
            // a name in Chinese cannot be typed here; a package or the service centre brings it
            ParameterTable.Set(s.Settings, ParameterTable.MerchantName, value.Length > LongestName ? value.Substring(0, LongestName) : value);
        }
        s.SettingsFile.Save(s.Settings);
        return Reply.Ok;
    }

    /// <summary>The delivered operators, and a new password for each: administrator, supervisor, first cashier.</summary>
    private bool Passwords()
    {
        if (!s.Operators.Exists(Operators.Administrator))
        {
            provisioning.DeliveredOperators();
            s.Operators.Load();
        }
        return Changed(Operators.Administrator) && Changed(Operators.Supervisor) && Changed(1);
    }

    private bool Changed(int number) => !s.Operators.Exists(number) || !s.Operators.MustChange(number) || s.Gate.SetNew(number, Text.SetupPasswords) == Reply.Ok;

    private bool Line()
    {
        while (true)
        {
            flows.Run(Flow.Echo);
            Reply reply = Next(Text.SetupEcho);
            if (reply != Reply.Back) return reply == Reply.Ok;
        }
    }

    private bool Print()
    {
        while (true)
        {
            Slip slip = s.Slip;
            slip.Clear();
            slip.Add(s.Settings.SlipTitle, 24, true);
            slip.AddRule(SlipWords.Rule);
            slip.Add(s.Settings.MerchantName, 24, false);
            slip.Add(SlipWords.TerminalNumber + s.Settings.TerminalId, 16, false);
            slip.Add("V" + Version.Text + "  " + packages.Serial, 16, false);
            s.Paper.Print(slip, Text.SetupPrint);
            Reply reply = Next(Text.SetupPrint);
            if (reply != Reply.Back) return reply == Reply.Ok;
        }
    }

    private Reply Next(Text step)
    {
        lines[0] = lines[1] = lines[2] = lines[3] = null;
        return s.Prompts.Confirm(Tone.Plain, Text.Setup, s.T(step), lines, Text.SetupAgain, s.Settings.InputTimeoutMs);
    }
}
