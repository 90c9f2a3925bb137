using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// The acquirer, at the end of a link: builds a frame, sends it, waits for its answer and judges it. One connection serves a
/// session of messages. Nothing is ever sent twice: a kept connection is looked at before the message counts as sent, and
/// after that only an answer or the time limit ends the exchange.
/// </summary>
public sealed class HostClient : IHost
{
    private const int TickMs = 10;
    private const int ProgressMs = 100;

    private readonly TerminalSettings settings;
    private readonly KeyStore keys;
    private readonly ILink link;
    private readonly IClock clock;
    private readonly RequestBuilder builder;
    private readonly ResponseCheck check;
    private readonly IsoMessage response = new IsoMessage(2 * Frame.MaxLength);
    private readonly byte[] outgoing = new byte[Frame.MaxLength];
    private readonly byte[] incoming = new byte[Frame.MaxLength + 1];
    private readonly byte[] keyBlock = new byte[60];

    /// <summary>Uses settings and keys as they are at each message.</summary>
    public HostClient(TerminalSettings settings, KeyStore keys, ILink link, IClock clock)
    {
        this.settings = settings;
        this.keys = keys;
        this.link = link;
        this.clock = clock;
        builder = new RequestBuilder(settings, keys);
        check = new ResponseCheck(keys);
    }

    /// <summary>What the radio sees around the terminal, for those messages that carry it.</summary>
    public IPlaceReport Radio { set => builder.Detail.Radio = value; }

    /// <inheritdoc/>
    public bool HasNetwork => link.HasNetwork;

    /// <inheritdoc/>
    public void Exchange(HostRequest request, HostAnswer answer, IHostProgress progress)
    {
        if (!CanSign(answer)) return;
        Run(builder.Financial(request, outgoing), request.Reversal ? AnswerForm.Reversal : AnswerForm.Financial, answer, progress);
    }

    /// <inheritdoc/>
    public void SignOn(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        if (!keys.HasMaster || keys.Cipher != KeyStore.CipherOf(settings.KeyLayout))
        {
            answer.Fault = LinkFault.NoKeys;
            return;
        }
        Run(builder.SignOn(stan, batch, cashier, outgoing), AnswerForm.SignOn, answer, progress);
    }

    /// <inheritdoc/>
    public void SignOff(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.SignOff(stan, batch, cashier, outgoing), AnswerForm.Management, answer, progress);
    }

    /// <inheritdoc/>
    public void Settle(int stan, int batch, int cashier, string totals, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.Settle(stan, batch, cashier, totals, outgoing), AnswerForm.Batch, answer, progress);
    }

    /// <inheritdoc/>
    public void BatchUpload(int stan, int batch, int managementCode, string field48, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.BatchUpload(stan, batch, managementCode, field48, outgoing), AnswerForm.Batch, answer, progress);
    }

    /// <inheritdoc/>
    public void UploadDetails(int stan, int batch, byte[] digits, int length, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.UploadDetails(stan, batch, digits, length, outgoing), AnswerForm.Batch, answer, progress);
    }

    /// <inheritdoc/>
    public void UploadOne(HostRequest request, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.UploadOne(request, outgoing), AnswerForm.Batch, answer, progress);
    }

    /// <inheritdoc/>
    public void Echo(int stan, int batch, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.Echo(stan, batch, outgoing), AnswerForm.Management, answer, progress);
    }

    /// <inheritdoc/>
    public void Manage(int mti, int stan, int batch, int managementCode, string field62, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.Manage(mti, stan, batch, managementCode, field62, outgoing), AnswerForm.Management, answer, progress);
    }

    /// <inheritdoc/>
    public void UploadSignature(SignatureMessage signature, HostAnswer answer, IHostProgress progress)
    {
        if (!CanSign(answer)) return;
        Run(builder.Signature(signature, outgoing), AnswerForm.Signature, answer, progress);
    }

    /// <inheritdoc/>
    public void ManageData(int mti, int stan, int batch, int managementCode, byte[] data, int length, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.ManageData(mti, stan, batch, managementCode, data, length, outgoing), AnswerForm.Management, answer, progress);
    }

    /// <inheritdoc/>
    public void Notice(HostRequest request, HostAnswer answer, IHostProgress progress)
    {
        if (!CanSign(answer)) return;
        Run(builder.Notice(request, outgoing), AnswerForm.Reversal, answer, progress);
    }

    /// <inheritdoc/>
    public void UploadChip(HostRequest request, int managementCode, string field62, HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        Run(builder.UploadChip(request, managementCode, field62, outgoing), AnswerForm.Batch, answer, progress);
    }

    /// <inheritdoc/>
    public void Disconnect() => link.Close();

    private void Run(int length, AnswerForm form, HostAnswer answer, IHostProgress progress)
    {
        try
        {
            if (!Open(answer, progress)) return;
            if (progress != null)
            {
                if (!progress.OnStage(HostStage.Sending, settings.ResponseTimeoutMs / 1000)) return;
                progress.BeforeSend();
            }
            answer.Verdict = HostVerdict.NoAnswer;
            int total = 0;
            if (link.Send(outgoing, 0, length)) total = Wait(answer, progress);
            else answer.Fault = LinkFault.Broken;
            if (total > 0) Judge(total, form, answer);
            if (answer.Verdict != HostVerdict.Answered) link.Close(); // a late answer must not meet the next message
        }
        finally
        {
            Wipe();
        }
    }

    /// <summary>Has a live connection in the end, or a fault in the answer; no fault when the operator gave up.</summary>
    private bool Open(HostAnswer answer, IHostProgress progress)
    {
        if (link.IsOpen && link.IsAlive()) return true;
        link.Close();
        int limit = settings.ConnectTimeoutMs / 1000;
        if (progress != null && !progress.OnStage(HostStage.Connecting, limit)) return false;
        answer.Fault = link.Connect();
        // nothing has been sent, so that the other host may be tried at once
        if (IsUnreachable(answer.Fault) && link.SwitchHost())
        {
            if (progress != null && !progress.OnStage(HostStage.Connecting, limit)) return false;
            answer.Fault = link.Connect();
        }
        if (answer.Fault != LinkFault.None) return false;
        if (progress != null && !progress.OnStage(HostStage.Securing, limit))
        {
            link.Close();
            return false;
        }
        answer.Fault = link.Secure();
        return answer.Fault == LinkFault.None;
    }

    private static bool IsUnreachable(LinkFault fault) => fault == LinkFault.NotReachable || fault == LinkFault.NameNotFound;

    /// <summary>Collects a frame.</summary>
    /// <returns>Its length; 0 when none came, and verdict and fault then say why.</returns>
    private int Wait(HostAnswer answer, IHostProgress progress)
    {
        int have = 0;
        long end = clock.Millis + settings.ResponseTimeoutMs, tell = 0;
        while (true)
        {
            long now = clock.Millis;
            if (now >= end) return 0;
            if (progress != null && now >= tell)
            {
                tell = now + ProgressMs;
                progress.OnStage(HostStage.Waiting, (int)((end - now + 999) / 1000));
            }
            int got = link.Receive(incoming, have, incoming.Length - have);
            if (got < 0)
            {
                answer.Fault = LinkFault.Broken;
                return 0;
            }
            have += got;
            if (have >= Frame.LengthBytes)
            {
                int total = Frame.AnnouncedLength(incoming);
                if (!Frame.IsPossible(total) || have > total)
                {
                    answer.Verdict = HostVerdict.Mismatch;
                    answer.FailedCheck = "length";
                    return 0;
                }
                if (have == total) return total;
            }
            if (got == 0) clock.Sleep(TickMs);
        }
    }

    private void Judge(int total, AnswerForm form, HostAnswer answer)
    {
        IsoError error = IsoReader.Read(response, incoming, Frame.HeadLength, total - Frame.HeadLength);
        if (error != IsoError.None)
        {
            answer.Verdict = HostVerdict.Mismatch;
            answer.FailedCheck = "parse";
            return;
        }
        check.Judge(builder.Message, response, incoming, total, form, answer);
        if (answer.Verdict == HostVerdict.Answered)
        {
            AnswerReader.Read(response, answer);
            if (form == AnswerForm.Management || form == AnswerForm.Financial) AnswerReader.ReadData(response, answer);
            if (form == AnswerForm.SignOn && answer.ResponseCode == "00" && !TakeKeys())
            {
                answer.Verdict = HostVerdict.Mismatch;
                answer.FailedCheck = "62";
            }
        }
        // the reversal of a void names the date of the answer whose MAC was wrong (acquirer-protocol.md 3.2)
        else if (answer.Verdict == HostVerdict.BadMac) answer.HostDate = (int)response.Number(13);
    }

    /// <summary>Loads and keeps the working keys of a sign-on answer.</summary>
    private bool TakeKeys()
    {
        int length = response.Length(62);
        bool good = length > 0 && length <= keyBlock.Length;
        if (good)
        {
            response.CopyTo(62, keyBlock, 0);
            good = keys.LoadWorkingKeys(keyBlock, 0, length, settings.KeyLayout) == KeyLoad.Ok;
            SecureBytes.Wipe(keyBlock);
        }
        if (!good) keys.WipeWorkingKeys();
        keys.Save();
        return good;
    }

    /// <summary>Begins what bears a MAC: by the algorithm of the settings, and only with working keys.</summary>
    private bool CanSign(HostAnswer answer)
    {
        answer.Clear();
        keys.Mac.Algorithm = (MacAlgorithm)settings.MacAlgorithm;
        keys.Mac.Raw = settings.MacRaw;
        if (!keys.HasWorkingKeys) answer.Fault = LinkFault.NoKeys;
        return keys.HasWorkingKeys;
    }

    private void Wipe()
    {
        builder.Wipe();
        response.Clear();
        Array.Clear(outgoing, 0, outgoing.Length);
        Array.Clear(incoming, 0, incoming.Length);
    }
}
