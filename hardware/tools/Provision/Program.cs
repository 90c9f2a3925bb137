using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using PosFirmware.Activation;
using Tools.Provision;

// Makes and checks set-up packages for terminals. Secrets are read from files, never from the command line, where others could see them.

const int Good = 0, Failed = 1, BadInput = 2;

RootCommand root = new("Set-up packages for terminals: make, check, send; keys in components.");
root.Subcommands.Add(Keys());
root.Subcommands.Add(Make());
root.Subcommands.Add(Check());
root.Subcommands.Add(Split());
root.Subcommands.Add(Send());
return root.Parse(args).Invoke();

static Command Keys()
{
    Option<string> folder = new("--out") { Description = "folder for service.key (secret) and service.pub (for the terminals)", Required = true, HelpName = "DIR" };
    Command command = new("keys", "makes the key pair of a service centre") { folder };
    command.SetAction(given => Guard(() =>
    {
        string to = given.GetValue(folder)!;
        Directory.CreateDirectory(to);
        // another key would be a stranger to every terminal that was flashed with this one's service.pub
        NotThere(Path.Combine(to, "service.key"));
        using RSA service = RSA.Create(2048);
        WriteSecret(Path.Combine(to, "service.key"), service.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(Path.Combine(to, "service.pub"), PackageContent.PublicKey(service));
        Console.WriteLine($"{to}: service.key, service.pub");
        return Good;
    }));
    return command;
}

static Command Make()
{
    Option<string> parameters = Needed("--params", "JSON file with the parameters (as the bench's params.example.json)");
    Option<string> serial = new("--serial") { Description = "serial number that the terminal shows at first start, 12 hex digits", Required = true, HelpName = "HEX" };
    Option<int> sequence = new("--sequence") { Description = "number of the package; greater than every earlier one for this terminal", Required = true, HelpName = "N" };
    Option<string> service = Needed("--service-key", "private key of the service centre (service.key)");
    Option<string?> ca = Maybe("--ca", "the acquirer's CA certificate, PEM");
    Option<string?> certificate = Maybe("--client-cert", "client certificate, PEM");
    Option<string?> certificateKey = Maybe("--client-key", "its private key, PEM");
    Option<string?> tmk = Maybe("--tmk", "file with the terminal master key, 32 hex digits");
    Option<string?> transport = Maybe("--transport", "file with the transport key, 32 hex digits");
    Option<string> output = Needed("--out", "the package");
    Command command = new("make", "makes a package") { parameters, serial, sequence, service, ca, certificate, certificateKey, tmk, transport, output };
    command.SetAction(given => Guard(() =>
    {
        using RSA key = RSA.Create();
        try { key.ImportFromPem(File.ReadAllText(given.GetValue(service)!)); }
        catch (ArgumentException e) { throw new ProvisionException($"{given.GetValue(service)}: {e.Message}"); }
        PackageContent content = new()
        {
            Serial = given.GetValue(serial)!,
            Sequence = given.GetValue(sequence),
            Parameters = ParameterJson.Read(File.ReadAllText(given.GetValue(parameters)!)),
            Authority = Certificates.Authority(given.GetValue(ca)),
            ClientCertificate = Certificates.Client(given.GetValue(certificate), given.GetValue(certificateKey)),
            ClientKey = Bytes(given.GetValue(certificateKey)),
            MasterKey = Key(given.GetValue(tmk)),
            TransportKey = Key(given.GetValue(transport)),
        };
        byte[] package = content.Make(key);
        File.WriteAllBytes(given.GetValue(output)!, package);
        Console.Write(PackageReport.Explain(package, PackageContent.PublicKey(key), out bool good));
        return good ? Good : Failed;
    }));
    return command;
}

static Command Check()
{
    Argument<string> file = new("FILE") { Description = "the package" };
    Option<string?> service = Maybe("--service-pub", "public key of the service centre (service.pub); without it the signature cannot be checked");
    Option<string?> serial = new("--serial") { Description = "serial number of the terminal; otherwise the one in the package", HelpName = "HEX" };
    Option<int> last = new("--last") { Description = "number of the package that the terminal has loaded last", HelpName = "N" };
    Command command = new("check", "says what a package holds and whether a terminal would take it; exit code 1 if not") { file, service, serial, last };
    command.SetAction(given => Guard(() =>
    {
        byte[]? key = Bytes(given.GetValue(service));
        if (key is not null && key.Length != 260) throw new ProvisionException("service.pub has 260 bytes");
        byte[] package = File.ReadAllBytes(given.GetValue(file)!);
        Console.Write(PackageReport.Explain(package, key, out bool good));
        if (key is null) return Failed;
        string verdict = PackageReport.Judge(package, key, given.GetValue(serial), given.GetValue(last));
        Console.WriteLine(verdict);
        return good && verdict == PackageReport.Taken ? Good : Failed;
    }));
    return command;
}

static Command Split()
{
    Argument<string> file = new("FILE") { Description = "file with a key, 32 hex digits" };
    Option<int> parts = new("--parts") { Description = "number of components; the terminal asks for 2", DefaultValueFactory = _ => 2, HelpName = "N" };
    Option<bool> sm4 = new("--sm4") { Description = "the key is for SM4; transport keys always are" };
    Option<string> folder = new("--out") { Description = "folder for component-1.txt, component-2.txt, ...: one for each custodian", Required = true, HelpName = "DIR" };
    Command command = new("split", "splits a key into components and prints all check values") { file, parts, sm4, folder };
    command.SetAction(given => Guard(() =>
    {
        int count = given.GetValue(parts);
        if (count is < 2 or > 8) throw new ProvisionException("--parts must be 2 to 8");
        byte[] key = Key(given.GetValue(file))!;
        string to = given.GetValue(folder)!;
        Directory.CreateDirectory(to);
        byte[][] components = KeyMath.Split(key, count);
        for (int i = 0; i < count; i++) NotThere(Path.Combine(to, $"component-{i + 1}.txt"));
        for (int i = 0; i < count; i++)
        {
            WriteSecret(Path.Combine(to, $"component-{i + 1}.txt"), Convert.ToHexString(components[i]) + Environment.NewLine);
            Console.WriteLine($"component {i + 1}: check value {Convert.ToHexString(KeyMath.CheckValue(components[i], given.GetValue(sm4)))}");
        }
        Console.WriteLine($"key:         check value {Convert.ToHexString(KeyMath.CheckValue(key, given.GetValue(sm4)))}");
        return Good;
    }));
    return command;
}

static Command Send()
{
    Argument<string> file = new("FILE") { Description = "the package" };
    Option<string> to = new("--to") { Description = "tcp:HOST:PORT (bench: serve --service-line PORT), or a serial device set to 115200 baud, raw", Required = true, HelpName = "LINE" };
    Command command = new("send", "sends a package to a terminal that waits for one") { file, to };
    command.SetAction(given => Guard(() =>
    {
        string answer = Sender.Send(File.ReadAllBytes(given.GetValue(file)!), given.GetValue(to)!);
        bool refused = answer.StartsWith("ERROR ", StringComparison.Ordinal) && int.TryParse(answer.AsSpan(6), out _);
        Console.WriteLine(refused ? $"{answer}: {PackageReport.Words((PackageFault)int.Parse(answer.AsSpan(6), CultureInfo.InvariantCulture))}" : answer);
        return answer == "OK" ? Good : Failed;
    }));
    return command;
}

static Option<string> Needed(string name, string what) => new(name) { Description = what, Required = true, HelpName = "FILE" };

static Option<string?> Maybe(string name, string what) => new(name) { Description = what, HelpName = "FILE" };

static byte[]? Bytes(string? file) => file is null ? null : File.ReadAllBytes(file);

static byte[]? Key(string? file)
{
    if (file is null) return null;
    string text = File.ReadAllText(file).Trim();
    return text.Length == 32 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw new ProvisionException($"{file}: 32 hex digits are expected");
}

static void NotThere(string path)
{
    if (File.Exists(path)) throw new ProvisionException($"{path} is there already: it is not overwritten");
}

static void WriteSecret(string path, string text)
{
    FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
    if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // from the first byte on
    using StreamWriter to = new(path, options);
    to.Write(text);
}

static int Guard(Func<int> command)
{
    try { return command(); }
    catch (Exception e) when (e is ProvisionException or IOException or UnauthorizedAccessException or CryptographicException)
    {
        Console.Error.WriteLine(e.Message);
        return BadInput;
    }
}
