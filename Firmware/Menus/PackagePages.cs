using PosFirmware.Activation;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Serial;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Set-up packages: from the volume or over the service line; refused with a reason, or confirmed, opened and taken over.</summary>
public sealed class PackagePages
{
    private const int SilenceMs = 2000;

    private readonly Services s;
    private readonly PackageLoader loader;
    private readonly ISerialLine serial;
    private readonly PackageLine line;
    private readonly KeyPages keys;
    private readonly byte[] transport = new byte[Sm4.Size];
    private readonly string[] lines = new string[4];

    /// <summary>Works with the services.</summary>
    public PackagePages(Services services, PackageLoader loader, ISerialLine serial)
    {
        s = services;
        this.loader = loader;
        this.serial = serial;
        line = new PackageLine(serial);
        keys = new KeyPages(services);
    }

    /// <summary>Serial number of the terminal.</summary>
    public string Serial => loader.Serial;

    /// <summary>Takes the package that lies on the volume.</summary>
    /// <returns>Ok when it is loaded.</returns>
    public Reply FromVolume() => Take(loader.CheckFile());

    /// <summary>Waits for a package over the service line.</summary>
    /// <returns>Ok when it is loaded.</returns>
    public Reply FromLine()
    {
        byte[] package = null;
        int shown = -1, before = 0;
        long heard = s.Desk.Clock.Millis;
        line.Open();
        Reply reply = Reply.Ok;
        while (package == null)
        {
            if (shown != line.Count / 512)
            {
                shown = line.Count / 512;
                lines[0] = s.T(Text.SetupSerial) + " " + Serial;
                lines[1] = s.T(Text.PackageBytes) + " " + line.Count.ToString();
                lines[2] = lines[3] = null;
                s.Prompts.Draw(Tone.Plain, s.T(Text.LoadPackage), s.T(Text.PackageWaiting), lines, Text.HintCancel);
            }
            package = line.Poll();
            long now = s.Desk.Clock.Millis;
            if (line.Count != before) heard = now;
            else if (line.Count > 0 && now - heard > SilenceMs) line.Forget();
            before = line.Count;
            if (package == null && (s.Desk.Tick() == Key.Cancel || s.Desk.Tampered))
            {
                reply = Reply.Cancel;
                break;
            }
        }
        if (package != null)
        {
            PackageFault fault = loader.Check(package);
            line.Answer(fault);
            reply = Take(fault);
        }
        line.Close();
        return reply;
    }

    private Reply Take(PackageFault fault)
    {
        if (fault != PackageFault.None) return Refuse(fault);
        TerminalSettings preview = new TerminalSettings();
        loader.Package.Parameters(preview);
        lines[0] = s.T(Text.PackageNumber) + " " + loader.Package.Sequence.ToString();
        lines[1] = s.T(Text.MerchantLabel) + " " + preview.MerchantId;
        lines[2] = s.T(Text.TerminalLabel) + " " + preview.TerminalId;
        lines[3] = preview.Host + ":" + preview.Port.ToString();
        Reply reply = s.Prompts.Confirm(Tone.Plain, Text.LoadPackage, preview.MerchantName, lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply != Reply.Ok) return reply;
        bool secret = loader.Package.NeedsTransportKey;
        if (secret)
        {
            reply = keys.Collect(Text.TransportKey, Text.TransportKey, CipherKind.Sm4, transport);
            if (reply == Reply.Ok) fault = loader.Apply(s.Settings, s.SettingsFile, s.Keys, transport);
            SecureBytes.Wipe(transport);
            if (reply != Reply.Ok) return reply;
        }
        else fault = loader.Apply(s.Settings, s.SettingsFile, s.Keys, null);
        if (fault != PackageFault.None) return Refuse(fault);
        s.State.RequireSignOn();
        s.Desk.Texts.English = s.Settings.English;
        s.Audit.Write(Operators.Administrator, AuditKind.Package, 0, 0, loader.Package.Sequence.ToString());
        s.Prompts.Message(Tone.Good, Text.LoadPackage, Text.PackageLoaded);
        return Reply.Ok;
    }

    private Reply Refuse(PackageFault fault)
    {
        lines[0] = s.T(Of(fault));
        lines[1] = s.T(Text.SetupSerial) + " " + Serial;
        lines[2] = lines[3] = null;
        s.Prompts.Message(Tone.Bad, Text.LoadPackage, s.T(Text.PackageRefused), lines, s.Settings.InputTimeoutMs);
        return Reply.Cancel;
    }

    /// <summary>Text of a fault.</summary>
    public static Text Of(PackageFault fault) => fault switch
    {
        PackageFault.NotThere => Text.PackageNotThere,
        PackageFault.NoServiceKey => Text.PackageNoServiceKey,
        PackageFault.NotAPackage => Text.PackageNotOne,
        PackageFault.Newer => Text.PackageNewer,
        PackageFault.WrongLength => Text.PackageCut,
        PackageFault.WrongSignature => Text.PackageSignature,
        PackageFault.OtherTerminal => Text.PackageOther,
        PackageFault.Replayed => Text.PackageReplayed,
        PackageFault.WrongTransportKey => Text.PackageTransport,
        _ => Text.PackageContent,
    };
}
