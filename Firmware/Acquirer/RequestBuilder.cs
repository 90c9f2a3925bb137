using System;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// Makes frames of requests: which fields a message has (acquirer-protocol.md 2.3, choices of section 11), the PIN block, the
/// enciphered track and the MAC. Everything it works with is allocated once; what held a PIN or a track is wiped at once.
/// </summary>
public sealed class RequestBuilder
{
    private const int ReversalMti = 400, UploadMti = 320, NoticeMti = 620, NoticeCode = 951;

    private readonly TerminalSettings settings;
    private readonly KeyStore keys;
    private readonly TrackCipher trackCipher = new TrackCipher();
    private readonly byte[] track = new byte[40];
    private readonly byte[] pinBlock = new byte[PinBlock.LongLength];
    private readonly byte[] noPin = new byte[PinBlock.Length];
    private const int WithoutPan = 1; // PIN format of field 53
    // field 62, usage 22 (acquirer-protocol.md 3.7): 00, length, enciphered block
    private static readonly byte[] PinUsage = { 0x00, PinBlock.LongLength };
    // field 59, tag A1 with its length: the PIN of an SM4 terminal, which is too long for field 52 (acquirer-protocol.md 3.10)
    private static readonly byte[] PinTag = { (byte)'A', (byte)'1', (byte)'0', (byte)'1', (byte)'6' };
    private readonly DetailField detail;
    private readonly byte[] noMac = new byte[Mac.Length];
    private readonly SignatureTags tags = new SignatureTags();

    /// <summary>Uses the settings and keys as they are at each message.</summary>
    public RequestBuilder(TerminalSettings settings, KeyStore keys)
    {
        this.settings = settings;
        this.keys = keys;
        Message = new IsoMessage(1600); // a signature of 900 bytes with its slip
        detail = new DetailField(settings);
    }

    /// <summary>Terminal information and what else stands in field 59.</summary>
    public DetailField Detail => detail;

    /// <summary>Fields of the last message, for the checks of its answer. <see cref="Wipe"/> when they are done.</summary>
    public IsoMessage Message { get; }

    /// <summary>Overwrites the fields of the last message.</summary>
    public void Wipe() => Message.Clear();

    /// <summary>Makes a financial message or its reversal. The PIN of the request is enciphered, and not wiped: that is the caller's.</summary>
    /// <param name="frame">Receives the frame.</param>
    /// <returns>Length of the frame.</returns>
    public int Financial(HostRequest r, byte[] frame)
    {
        RequestRow row = RequestTable.Of(r.Kind);
        if (row == null || (r.Reversal && KindTable.Of(r.Kind).Promise != KindPromise.Reversal)) throw new ArgumentException();
        IsoMessage m = Begin(r.Reversal ? ReversalMti : row.Mti, r.Stan);
        bool swiped = r.EntryMode == 2, keyedOrChip = !swiped && r.PanLength > 0;
        bool withPin = r.PinLength > 0 && !r.Reversal;

        if (keyedOrChip) m.SetBytes(2, r.Pan, 0, r.PanLength);
        m.SetNumber(3, row.ProcessingCode, 6);
        if (row.Has(RequestPart.Amount)) m.SetNumber(4, r.Amount, 12);
        if (keyedOrChip && r.Expiry > 0) m.SetNumber(14, r.Expiry, 4);
        m.SetNumber(22, r.EntryMode * 10 + (r.PinEntered || withPin ? 1 : 2), 3);
        if (keyedOrChip && r.CardSequence >= 0) m.SetNumber(23, r.CardSequence, 3);
        m.SetNumber(25, row.Condition, 2);
        if (r.Reversal)
        {
            m.SetText(39, r.ReversalReason);
            detail.Put(m, r, row);
        }
        else
        {
            bool trackHidden = PutTrack(m, r);
            if (withPin) PutPin(m, r);
            detail.Put(m, r, row); // joins what the PIN may have put into the same field
            // an SM4 terminal names its cipher in every message with a MAC (acquirer-protocol.md 3.5)
            if (withPin || trackHidden || keys.Cipher == CipherKind.Sm4) PutSecurity(m, withPin, trackHidden);
            if (row.Has(RequestPart.Reference)) m.SetText(37, string.IsNullOrEmpty(r.OriginalRrn) ? "000000000000" : r.OriginalRrn);
        }
        if ((r.Reversal || NamesOriginal(row.Original)) && !string.IsNullOrEmpty(r.AuthCode)) m.SetText(38, r.AuthCode);
        PutTerminal(m);
        m.SetText(49, "156");
        if (r.ChipLength > 0) m.SetBytes(55, r.ChipData, 0, r.ChipLength);
        PutPrivate(m, r, row);
        PutOriginal(m, r, r.Reversal ? row.ReversalOriginal : row.Original);
        if (row.Has(RequestPart.Organisation)) m.SetText(63, r.CardOrganisation);
        return Finish(frame, true);
    }

    /// <summary>Sign-on 0800 with the key layout of the settings.</summary>
    public int SignOn(int stan, int batch, int cashier, byte[] frame)
    {
        IsoMessage m = Management(800, stan, batch, settings.KeyLayout);
        if (settings.DeviceNumber.Length > 0) m.SetText(62, "Sequence No" + settings.DeviceNumber.Length.ToString("D2") + settings.DeviceNumber);
        PutCashier(m, cashier);
        return Finish(frame, false);
    }

    /// <summary>Sign-off 0820.</summary>
    public int SignOff(int stan, int batch, int cashier, byte[] frame)
    {
        PutCashier(Management(820, stan, batch, 2), cashier);
        return Finish(frame, false);
    }

    /// <summary>Echo test 0820.</summary>
    public int Echo(int stan, int batch, byte[] frame)
    {
        Management(820, stan, batch, 301);
        return Finish(frame, false);
    }

    /// <summary>A message of management: downloads and status upload.</summary>
    /// <param name="mti">800 or 820.</param>
    /// <param name="managementCode">Field 60.3.</param>
    /// <param name="field62">Text, or null.</param>
    public int Manage(int mti, int stan, int batch, int managementCode, string field62, byte[] frame)
    {
        IsoMessage m = Management(mti, stan, batch, managementCode);
        if (field62 != null) m.SetText(62, field62);
        return Finish(frame, false);
    }

    /// <summary>A message of management whose field 62 is bytes.</summary>
    /// <param name="data">Null: no field 62.</param>
    public int ManageData(int mti, int stan, int batch, int managementCode, byte[] data, int length, byte[] frame)
    {
        IsoMessage m = Management(mti, stan, batch, managementCode);
        if (data != null) m.SetBytes(62, data, 0, length);
        return Finish(frame, false);
    }

    /// <summary>Result of issuer scripts 0620: the transaction that brought them is in field 61, its reference in 37 (acquirer-protocol.md 2.3, 3.2).</summary>
    public int Notice(HostRequest r, byte[] frame)
    {
        IsoMessage m = Begin(NoticeMti, r.Stan);
        if (r.PanLength > 0) m.SetBytes(2, r.Pan, 0, r.PanLength);
        m.SetNumber(3, RequestTable.Of(r.Kind).ProcessingCode, 6);
        m.SetNumber(4, r.Amount, 12);
        m.SetNumber(22, r.EntryMode * 10 + (r.PinEntered ? 1 : 2), 3);
        if (r.CardSequence >= 0) m.SetNumber(23, r.CardSequence, 3);
        if (!string.IsNullOrEmpty(r.OriginalRrn)) m.SetText(37, r.OriginalRrn);
        if (!string.IsNullOrEmpty(r.AuthCode)) m.SetText(38, r.AuthCode);
        PutTerminal(m);
        m.SetText(49, "156");
        m.SetBytes(55, r.ChipData, 0, r.ChipLength);
        m.SetNumber(60, 0, 2);
        m.AppendNumber(60, r.Batch, 6);
        m.AppendNumber(60, NoticeCode, 3);
        m.SetNumber(61, r.OriginalBatch, 6);
        m.AppendNumber(61, r.OriginalStan, 6);
        m.AppendNumber(61, r.OriginalDate, 4);
        return Finish(frame, true);
    }

    /// <summary>The last cryptogram of a chip transaction 0320, under its own trace number and without MAC (acquirer-protocol.md 2.3, 3.7, 11).</summary>
    /// <param name="managementCode">203, 205: certificate; 204, 206: refused by the card. The higher ones when a side is not balanced.</param>
    public int UploadChip(HostRequest r, int managementCode, string field62, byte[] frame)
    {
        IsoMessage m = Begin(UploadMti, r.Stan);
        if (r.PanLength > 0) m.SetBytes(2, r.Pan, 0, r.PanLength);
        m.SetNumber(4, r.Amount, 12);
        m.SetNumber(22, r.EntryMode * 10 + (r.PinEntered ? 1 : 2), 3);
        m.SetNumber(23, r.CardSequence < 0 ? 0 : r.CardSequence, 3);
        PutTerminal(m);
        m.SetBytes(55, r.ChipData, 0, r.ChipLength);
        m.SetNumber(60, 0, 2);
        m.AppendNumber(60, r.Batch, 6);
        m.AppendNumber(60, managementCode, 3);
        m.SetText(62, field62);
        return Finish(frame, false);
    }

    /// <summary>Batch settlement 0500.</summary>
    /// <param name="totals">62 digits of field 48.</param>
    public int Settle(int stan, int batch, int cashier, string totals, byte[] frame)
    {
        IsoMessage m = Management(500, stan, batch, 201);
        m.SetText(48, totals);
        m.SetText(49, "156");
        PutCashier(m, cashier);
        return Finish(frame, false);
    }

    /// <summary>Batch upload 0320.</summary>
    /// <param name="managementCode">201 details, 202 or 207 end.</param>
    /// <param name="field48">Digits of field 48.</param>
    public int BatchUpload(int stan, int batch, int managementCode, string field48, byte[] frame)
    {
        Management(UploadMti, stan, batch, managementCode).SetText(48, field48);
        return Finish(frame, false);
    }

    /// <summary>Details of a batch upload 0320, management code 201.</summary>
    /// <param name="digits">Field 48 as ASCII digits.</param>
    public int UploadDetails(int stan, int batch, byte[] digits, int length, byte[] frame)
    {
        Management(UploadMti, stan, batch, 201).SetBytes(48, digits, 0, length);
        return Finish(frame, false);
    }

    /// <summary>
    /// A refund, an advice or an off-line sale in a batch upload: 0320 with processing code, condition and 60.1 of the original, its trace, 60.3 = 000 and
    /// no MAC (acquirer-protocol.md 2.1, 6.7, 11).
    /// </summary>
    public int UploadOne(HostRequest r, byte[] frame)
    {
        RequestRow row = RequestTable.Of(r.Kind);
        if (row == null) throw new ArgumentException();
        IsoMessage m = Begin(UploadMti, r.Stan);
        if (r.PanLength > 0) m.SetBytes(2, r.Pan, 0, r.PanLength);
        m.SetNumber(3, row.ProcessingCode, 6);
        m.SetNumber(4, r.Amount, 12);
        m.SetNumber(22, r.EntryMode * 10 + (r.PinEntered ? 1 : 2), 3);
        if (r.ChipLength > 0) m.SetNumber(23, r.CardSequence < 0 ? 0 : r.CardSequence, 3);
        m.SetNumber(25, row.Condition, 2);
        if (row.Has(RequestPart.Reference)) m.SetText(37, string.IsNullOrEmpty(r.OriginalRrn) ? "000000000000" : r.OriginalRrn);
        if (!string.IsNullOrEmpty(r.AuthCode)) m.SetText(38, r.AuthCode);
        PutTerminal(m);
        m.SetText(49, "156");
        if (r.ChipLength > 0) m.SetBytes(55, r.ChipData, 0, r.ChipLength);
        m.SetNumber(60, row.MessageType, 2);
        m.AppendNumber(60, r.Batch, 6);
        m.AppendNumber(60, 0, 3);
        PutOriginal(m, r, row.Original);
        m.SetText(63, r.CardOrganisation);
        return Finish(frame, false);
    }

    /// <summary>
    /// One part of a signature 0820 (acquirer-protocol.md 3.11): trace and batch of the signed transaction, 60 = 07 and 800 for a picture in
    /// one message, 08 and 801, 802, ... for parts.
    /// </summary>
    public int Signature(SignatureMessage s, byte[] frame)
    {
        int parts = s.Parts, start = s.Part * s.Packet, count = s.CodedLength - start < s.Packet ? s.CodedLength - start : s.Packet;
        IsoMessage m = Begin(820, s.Stan);
        if (s.PanLength > 0) m.SetBytes(2, s.Pan, 0, s.PanLength);
        m.SetNumber(4, s.Amount, 12);
        if (s.SettlementDate > 0) m.SetNumber(15, s.SettlementDate, 4);
        if (s.Rrn.Length > 0) m.SetText(37, s.Rrn);
        PutTerminal(m);
        tags.Fill(s, s.Part == 0);
        m.SetBytes(55, tags.Data, 0, tags.Length);
        m.SetNumber(60, parts == 1 ? 7 : 8, 2);
        m.AppendNumber(60, s.Batch, 6);
        m.AppendNumber(60, parts == 1 ? 800 : 801 + s.Part, 3);
        if (parts > 1 && s.PartDigit) m.AppendNumber(60, s.Part == parts - 1 ? 9 : 8, 1);
        m.SetBytes(62, s.Coded, start, count);
        return Finish(frame, true);
    }

    private IsoMessage Begin(int mti, int stan)
    {
        Message.Clear();
        Message.Mti = mti;
        Message.SetNumber(11, stan, 6);
        return Message;
    }

    /// <summary>A message of management, settlement or upload: its field 60 stops after the management code.</summary>
    private IsoMessage Management(int mti, int stan, int batch, int managementCode)
    {
        IsoMessage m = Begin(mti, stan);
        PutTerminal(m);
        m.SetNumber(60, 0, 2);
        m.AppendNumber(60, batch, 6);
        m.AppendNumber(60, managementCode, 3);
        return m;
    }

    private int Finish(byte[] frame, bool withMac)
    {
        if (withMac) Message.SetBytes(64, noMac, 0, Mac.Length);
        Frame.WriteHead(frame, settings.Tpdu, settings.Header);
        int length = Message.Pack(frame, Frame.HeadLength), total = Frame.HeadLength + length;
        if (withMac) keys.Mac.Compute(frame, Frame.HeadLength, length - Mac.Length, frame, total - Mac.Length);
        Frame.WriteLength(frame, total);
        return total;
    }

    private void PutTerminal(IsoMessage m)
    {
        m.SetText(41, settings.TerminalId);
        m.SetText(42, settings.MerchantId);
    }

    /// <summary>Field 63.1: operator number and a blank.</summary>
    private static void PutCashier(IsoMessage m, int cashier) => m.SetText(63, cashier.ToString("D2") + " ");

    /// <returns>True when the track was enciphered.</returns>
    private bool PutTrack(IsoMessage m, HostRequest r)
    {
        if (r.Track2Length == 0) return false;
        int length = r.Track2Length;
        Array.Copy(r.Track2, track, length);
        bool hidden = keys.HasTrackKey && settings.TrackEncryption;
        if (hidden) length = trackCipher.Encipher(keys.TrackKey, track, length);
        m.SetBytes(35, track, 0, length);
        SecureBytes.Wipe(track);
        return hidden;
    }

    private void PutPin(IsoMessage m, HostRequest r)
    {
        m.SetNumber(26, settings.PinCaptureCode, 2);
        int size = keys.PinKey.BlockSize;
        PinBlock.Build(r.Pin, r.PinLength, r.Pan, settings.PinFormat == WithoutPan ? 0 : r.PanLength, pinBlock, 0, size);
        keys.PinKey.Encrypt(pinBlock, 0, pinBlock, 0);
        m.SetBytes(52, size == PinBlock.Length ? pinBlock : noPin, 0, PinBlock.Length);
        if (size == PinBlock.LongLength)
        {
            int field = settings.PinInField62 ? 62 : 59;
            byte[] head = settings.PinInField62 ? PinUsage : PinTag;
            m.AppendBytes(field, head, 0, head.Length);
            m.AppendBytes(field, pinBlock, 0, size);
        }
        SecureBytes.Wipe(pinBlock);
    }

    /// <summary>Field 53: PIN format, cipher, track enciphered or not (acquirer-protocol.md 3.5).</summary>
    private void PutSecurity(IsoMessage m, bool withPin, bool trackHidden)
    {
        long format = withPin ? settings.PinFormat : 0, cipher = keys.Cipher == CipherKind.Sm4 ? 3 : keys.PinKey.KeyLength == 16 ? 6 : 0, hidden = trackHidden ? 1 : 0;
        m.SetNumber(53, (format * 100 + cipher * 10 + hidden) * 10000000000000, 16);
    }

    private void PutPrivate(IsoMessage m, HostRequest r, RequestRow row)
    {
        m.SetNumber(60, row.MessageType, 2);
        m.AppendNumber(60, r.Batch, 6);
        m.AppendNumber(60, 0, 3);
        m.AppendNumber(60, settings.ReadCapability, 1);
        m.AppendNumber(60, r.ChipCondition, 1);
        if (row.Has(RequestPart.PartialApproval)) m.AppendNumber(60, 0, 1); // not supported
    }

    private static bool NamesOriginal(OriginalForm form) => form == OriginalForm.BatchAndTrace || form == OriginalForm.BatchTraceDate;

    private static void PutOriginal(IsoMessage m, HostRequest r, OriginalForm form)
    {
        if (form == OriginalForm.None) return;
        // a reversal names the message that it reverses, every other message the original transaction
        bool named = NamesOriginal(form);
        m.SetNumber(61, !named ? 0 : r.Reversal ? r.Batch : r.OriginalBatch, 6);
        m.AppendNumber(61, !named ? 0 : r.Reversal ? r.Stan : r.OriginalStan, 6);
        if (form != OriginalForm.BatchAndTrace) m.AppendNumber(61, r.Reversal ? r.AnswerDate : r.OriginalDate, 4);
    }
}
