using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Bench.Silicon;
using Bench.VirtualBoard.Chips;
using PosFirmware;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Touch;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace Bench;

/// <summary>What a terminal is set up with before it is handed to a merchant: its settings, master key and the acquirer's CA.</summary>
public sealed class TerminalParameters
{
    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Operators of a terminal that the bench sets up: cashier, supervisor, administrator.</summary>
    private static readonly (int Number, string Password)[] operators = [(1, "0000"), (0, "123456"), (99, "88888888")];

    /// <summary>The firmware's settings.</summary>
    public TerminalSettings Settings { get; } = new();

    /// <summary>Terminal master key, 16 bytes, a test value; null: none is loaded, sign-on will say so.</summary>
    public byte[]? Tmk { get; set; }

    /// <summary>Check value of the master key, 4 bytes, or null.</summary>
    public byte[]? TmkCheckValue { get; set; }

    /// <summary>The acquirer's CA certificate as PEM; null: none is loaded.</summary>
    public byte[]? CaPem { get; set; }

    /// <summary>Client certificate with its key; null: none.</summary>
    public X509Certificate2? Client { get; set; }

    /// <summary>Reads a parameter file (format: params.example.json).</summary>
    /// <exception cref="BenchInputException">What is wrong with it.</exception>
    public static TerminalParameters Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BenchInputException($"{path}: {e.Message}");
        }
        catch (BenchInputException e)
        {
            throw new BenchInputException($"{path}: {e.Message}");
        }
    }

    private static TerminalParameters Parse(string json, string folder)
    {
        TerminalParameters result = new();
        using JsonDocument document = JsonDocument.Parse(json, Json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new BenchInputException("an object is expected");
        foreach (JsonProperty property in document.RootElement.EnumerateObject()) result.Take(property.Name, Text(property), folder);
        foreach (string name in new[] { "merchantId", "terminalId", "host", "port", "tlsName" })
            if (!document.RootElement.TryGetProperty(name, out _)) throw new BenchInputException($"\"{name}\" is missing");
        return result;
    }

    private void Take(string name, string value, string folder)
    {
        switch (name)
        {
            case "tmk": Tmk = Hex(name, value, 16); return;
            case "tmkCheckValue": TmkCheckValue = Hex(name, value, 4); return;
            case "ca": CaPem = File.ReadAllBytes(Path.Combine(folder, value)); return;
        }
        Parameter parameter = ParameterTable.ByName(name) ?? throw new BenchInputException($"there is no parameter \"{name}\"");
        if (!ParameterTable.Set(Settings, parameter, value))
            throw new BenchInputException($"\"{name}\": {parameter.Form} from {parameter.Min} to {parameter.Max} is expected, not \"{value}\"");
    }

    private static string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Number => property.Value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => throw new BenchInputException($"\"{property.Name}\" must be a text, a number, true or false"),
    };

    private static byte[] Hex(string name, string value, int bytes) =>
        value.Length == 2 * bytes && value.All(Uri.IsHexDigit) ? Convert.FromHexString(value) : throw new BenchInputException($"\"{name}\" must be {2 * bytes} hex digits");

    /// <summary>Puts everything on the flash, as the set-up tool of a service centre does. What an earlier set-up left stays as far as
    /// it is not named here: working keys under the same master key, operators, the language.</summary>
    /// <param name="flash">The terminal's volume.</param>
    /// <param name="now">Date and time of the set-up, UTC.</param>
    /// <param name="known">True: the acquirer has transactions of this terminal, so that a volume without counters has lost them.</param>
    /// <exception cref="BenchInputException">The master key has another check value.</exception>
    public void Install(IVolume flash, DateTime now, bool known = false)
    {
        byte[] chip = [.. Machine.UsualMacAddress];
        Provisioning setup = new(flash, new SetupClock(now), chip);
        if (CaPem is { } pem) flash.Write(Settings.CaFile, pem, 0, pem.Length);
        if (Client is { } client)
        {
            byte[] certificate = Encoding.ASCII.GetBytes(client.ExportCertificatePem());
            flash.Write(PosFirmware.Acquirer.TlsLink.ClientCertificateFile, certificate, 0, certificate.Length);
            new SealedFile(flash, TamperGuard.ClientKeyFile, chip).Write(Encoding.ASCII.GetBytes(client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()));
        }
        bool isNew = !new SettingsFile(flash).Load(new TerminalSettings());
        setup.Parameters(Settings);
        if (Tmk is not null && !HasMaster(flash, chip) && !setup.MasterKey(Tmk, TmkCheckValue, KeyStore.CipherOf(Settings.KeyLayout)))
            throw new BenchInputException("the master key has not the check value that the file says");
        if (known) setup.Counters();
        if (isNew) setup.Touch(FactoryCalibration());
        if (isNew) foreach (var (number, password) in operators) setup.Operator(number, password, false);
    }

    /// <summary>The map that the factory finds with a robot's finger on the panel of the bench.</summary>
    private static TouchCalibration FactoryCalibration()
    {
        (int X, int Y)[] targets = [(24, 24), (216, 24), (216, 296), (24, 296), (120, 160)];
        var raw = targets.Select(t => ResistivePanel.Raw(t.X, t.Y)).ToArray();
        TouchCalibration map = new();
        map.Fit([.. raw.Select(r => (int)r.X)], [.. raw.Select(r => (int)r.Y)], [.. targets.Select(t => t.X)], [.. targets.Select(t => t.Y)], targets.Length);
        return map;
    }

    private bool HasMaster(IVolume flash, byte[] chip)
    {
        KeyStore stored = new(flash, chip), wanted = new(flash);
        if (!stored.Load() || !stored.HasMaster || stored.Cipher != KeyStore.CipherOf(Settings.KeyLayout) || !wanted.LoadMaster(Tmk, 0, TmkCheckValue, stored.Cipher)) return false;
        byte[] one = new byte[4], two = new byte[4];
        stored.MasterCheckValue(one);
        wanted.MasterCheckValue(two);
        return one.AsSpan().SequenceEqual(two);
    }

    /// <summary>The clock of the set-up tool; nothing waits there.</summary>
    private sealed class SetupClock(DateTime now) : IClock
    {
        public long Micros => 0;
        public long Millis => 0;
        public DateTime UtcNow => now;
        public void Wait(int milliseconds) => Sleep(milliseconds);

        public void Sleep(int milliseconds) { }
        public void Spin(int micros) { }
    }
}
