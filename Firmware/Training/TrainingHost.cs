using System;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Training;

/// <summary>
/// An acquirer that is only made up: it answers at once and has no line to anybody. Everything is approved, but for amounts whose
/// last two digits are in <see cref="Codes"/>: xx.51 is declined with 51, xx.55 asks for the PIN again, and so on; xx.98 gets no
/// answer the first time, so that a reversal or an unknown refund can be practised. Of QR payments see <see cref="TrainingWallet"/>.
/// </summary>
public sealed class TrainingHost : IHost
{
    private const int PaceMs = 400, NoAnswerFen = 98, KeyLength = 16;

    /// <summary>Last two digits of an amount that decline it, and the code that they get.</summary>
    public static readonly int[] Codes = { 1, 4, 5, 14, 22, 25, 41, 45, 51, 54, 55, 61, 62, 65, 75, 91, 96 };

    private readonly KeyStore keys;
    private readonly IClock clock;
    private readonly int[] approved = new int[64]; // traces, for the result query
    private int unanswered, approvedCount;
    private readonly TrainingWallet wallet = new TrainingWallet();

    /// <summary>Answers from memory.</summary>
    /// <param name="keys">Keys of training; never those of the terminal.</param>
    /// <param name="clock">Time.</param>
    public TrainingHost(KeyStore keys, IClock clock)
    {
        this.keys = keys;
        this.clock = clock;
    }

    /// <inheritdoc/>
    public bool HasNetwork => true;

    /// <inheritdoc/>
    public void Exchange(HostRequest request, HostAnswer answer, IHostProgress progress)
    {
        if (!Begin(answer, progress)) return;
        int ending = (int)(request.Amount % 100);
        if (ending == NoAnswerFen && !request.Reversal && unanswered != request.Stan && request.Kind != TransactionKind.Balance)
        {
            unanswered = request.Stan;
            answer.Verdict = HostVerdict.NoAnswer;
            return;
        }
        answer.Verdict = HostVerdict.Answered;
        if (request.Kind == TransactionKind.Query && HasApproved(request.OriginalStan))
        {
            answer.ResponseCode = "00";
            answer.Rrn = "990000" + request.OriginalStan.ToString("D6");
            return;
        }
        if (wallet.Answers(request, answer)) return;
        answer.ResponseCode = request.Reversal || request.Kind == TransactionKind.Balance ? "00" : CodeOf(ending);
        answer.Amount = request.Amount;
        answer.Rrn = "990000" + request.Stan.ToString("D6");
        answer.IssuerInstitution = "TRAINING";
        answer.AcquirerInstitution = "TRAINING";
        answer.CardOrganisation = "CUP";
        if (answer.ResponseCode == "00")
        {
            answer.AuthCode = "990000";
            if (!request.Reversal) approved[approvedCount++ % approved.Length] = request.Stan;
        }
        if (request.Kind != TransactionKind.Balance) return;
        answer.HasBalance = true;
        answer.Balance = 123456;
    }

    /// <inheritdoc/>
    public void SignOn(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress)
    {
        if (!Approve(answer, progress)) return;
        answer.Batch = batch;
        LoadKeys();
    }

    /// <inheritdoc/>
    public void SignOff(int stan, int batch, int cashier, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void Settle(int stan, int batch, int cashier, string totals, HostAnswer answer, IHostProgress progress)
    {
        if (!Approve(answer, progress)) return;
        char[] digits = totals.ToCharArray();
        digits[digits.Length / 2 - 1] = '1'; // both halves balance
        digits[digits.Length - 1] = '1';
        answer.Field48 = new string(digits);
    }

    /// <inheritdoc/>
    public void BatchUpload(int stan, int batch, int managementCode, string field48, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void UploadDetails(int stan, int batch, byte[] digits, int length, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void UploadOne(HostRequest request, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void Echo(int stan, int batch, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void Manage(int mti, int stan, int batch, int managementCode, string field62, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void UploadSignature(SignatureMessage signature, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void ManageData(int mti, int stan, int batch, int managementCode, byte[] data, int length, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void Notice(HostRequest request, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void UploadChip(HostRequest request, int managementCode, string field62, HostAnswer answer, IHostProgress progress) => Approve(answer, progress);

    /// <inheritdoc/>
    public void Disconnect() { }

    private bool HasApproved(int stan)
    {
        for (int i = 0; i < approved.Length; i++)
            if (approved[i] == stan && stan != 0) return true;
        return false;
    }

    private bool Approve(HostAnswer answer, IHostProgress progress)
    {
        if (!Begin(answer, progress)) return false;
        answer.Verdict = HostVerdict.Answered;
        answer.ResponseCode = "00";
        return true;
    }

    /// <summary>The stages of a real exchange, at the pace of a quick one.</summary>
    /// <returns>False when the operator gave up before anything would have been sent.</returns>
    private bool Begin(HostAnswer answer, IHostProgress progress)
    {
        answer.Clear();
        answer.Verdict = HostVerdict.NotSent;
        if (!progress.OnStage(HostStage.Connecting, 0)) return false;
        clock.Sleep(PaceMs);
        if (!progress.OnStage(HostStage.Securing, 0)) return false;
        progress.BeforeSend();
        progress.OnStage(HostStage.Sending, 0);
        progress.OnStage(HostStage.Waiting, 1);
        clock.Sleep(PaceMs);
        return true;
    }

    private static string CodeOf(int ending)
    {
        for (int i = 0; i < Codes.Length; i++)
            if (Codes[i] == ending) return ending.ToString("D2");
        return "00";
    }

    /// <summary>Working keys made up on the spot and wrapped as the acquirer would: field 62 of layout 1, 8 bytes and a check value each.</summary>
    private void LoadKeys()
    {
        byte[] master = new byte[KeyLength], key = new byte[8], block = new byte[24], scratch = new byte[8];
        new Random().NextBytes(master);
        keys.LoadMaster(master, 0, null);
        TripleDes wrap = new TripleDes(), check = new TripleDes();
        wrap.SetKey(master, 0, KeyLength);
        for (int at = 0; at < block.Length; at += 12)
        {
            for (int i = 0; i < key.Length; i++) key[i] = (byte)(master[i] ^ (at + i));
            wrap.Encrypt(key, 0, block, at);
            check.SetKey(key, 0, key.Length);
            Kcv.Compute(check, scratch);
            Array.Copy(scratch, 0, block, at + 8, Kcv.Length);
        }
        keys.LoadWorkingKeys(block, 0, block.Length, 1);
        wrap.Wipe();
        check.Wipe();
    }
}
