namespace PosFirmware.Acquirer;

/// <summary>Stage of an exchange, for the screen.</summary>
public enum HostStage
{
    /// <summary>TCP connect.</summary>
    Connecting = 0,
    /// <summary>TLS handshake.</summary>
    Securing = 1,
    /// <summary>The message goes out.</summary>
    Sending = 2,
    /// <summary>Waiting for the answer.</summary>
    Waiting = 3,
}

/// <summary>Told about the progress of an exchange, about ten times a second while waiting.</summary>
public interface IHostProgress
{
    /// <summary>Called before each stage and while waiting.</summary>
    /// <param name="stage">Stage.</param>
    /// <param name="secondsLeft">Until the time limit of the stage.</param>
    /// <returns>False: give up. Respected only before the first byte of the message is out.</returns>
    bool OnStage(HostStage stage, int secondsLeft);

    /// <summary>
    /// Called once, after the connection stands and before the first byte of the message leaves. Here the caller makes the
    /// reversal durable; if this throws, nothing is sent.
    /// </summary>
    void BeforeSend();
}

/// <summary>The acquirer as the transactions see it. Refusals and faults come back in the answer; exceptions are faults of ours.</summary>
public interface IHost
{
    /// <summary>False: the terminal has no network, so that nothing can be sent. Comes back at once; true promises nothing.</summary>
    bool HasNetwork { get; }

    /// <summary>Connects when needed, sends one financial message, waits, and checks the answer (acquirer-protocol.md 2.5).</summary>
    void Exchange(HostRequest request, HostAnswer answer, IHostProgress progress);

    /// <summary>Signs on (0800, layout of the settings), loads the working keys when every KCV is right. On a KCV error: Verdict Mismatch, FailedCheck "62", no key kept.</summary>
    /// <param name="stan">Field 11.</param>
    /// <param name="batch">Field 60.2 of the request: the terminal's own batch number.</param>
    /// <param name="cashier">Operator 0 to 99, field 63.1.</param>
    void SignOn(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress);

    /// <summary>Signs off (0820, 60.3 = 002).</summary>
    void SignOff(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress);

    /// <summary>Batch settlement (0500, 60.3 = 201) with the 62 digits of field 48.</summary>
    void Settle(int stan, int batch, int cashier, string totals, HostAnswer answer, IHostProgress progress);

    /// <summary>A batch upload message (0320) with the given management code (201, 202, 207, ...) and field 48 digits.</summary>
    void BatchUpload(int stan, int batch, int managementCode, string field48, HostAnswer answer, IHostProgress progress);

    /// <summary>Details of a batch upload (0320, 60.3 = 201). They hold card numbers, so they come in bytes that the caller wipes.</summary>
    /// <param name="digits">Field 48 as ASCII: 2 digits count, then 40 digits a transaction, at most 322 (acquirer-protocol.md 3.6).</param>
    /// <param name="length">Number of digits.</param>
    void UploadDetails(int stan, int batch, byte[] digits, int length, HostAnswer answer, IHostProgress progress);

    /// <summary>A refund or an advice in a batch upload (0320, 60.3 = 000): the fields of the original message, without PIN, track and MAC.</summary>
    void UploadOne(HostRequest request, HostAnswer answer, IHostProgress progress);

    /// <summary>Echo test (0820, 60.3 = 301).</summary>
    void Echo(int stan, int batch, HostAnswer answer, IHostProgress progress);

    /// <summary>A message of management (acquirer-protocol.md 1.3, 3.7); the answer's field 62 is in <see cref="HostAnswer.Data"/>.</summary>
    /// <param name="mti">800 download, 820 upload or query.</param>
    /// <param name="managementCode">Field 60.3: 360 parameters, 361 their end, 362 status.</param>
    /// <param name="field62">Text of the request, or null.</param>
    void Manage(int mti, int stan, int batch, int managementCode, string field62, HostAnswer answer, IHostProgress progress);

    /// <summary>Uploads one part of a signature (0820, 60.3 = 800 to 809).</summary>
    void UploadSignature(SignatureMessage signature, HostAnswer answer, IHostProgress progress);

    /// <summary>A message of management whose field 62 is bytes: downloads of keys and applications.</summary>
    /// <param name="data">Field 62, or null.</param>
    void ManageData(int mti, int stan, int batch, int managementCode, byte[] data, int length, HostAnswer answer, IHostProgress progress);

    /// <summary>Result of issuer scripts (0620, 60.3 = 951), with the original in field 61.</summary>
    void Notice(HostRequest request, HostAnswer answer, IHostProgress progress);

    /// <summary>The last cryptogram of a chip transaction in a batch upload (0320, 60.3 = 203 to 206).</summary>
    /// <param name="field62">Text of field 62 (acquirer-protocol.md 3.7).</param>
    void UploadChip(HostRequest request, int managementCode, string field62, HostAnswer answer, IHostProgress progress);

    /// <summary>Closes the connection. Call it when a session of messages is over.</summary>
    void Disconnect();
}
