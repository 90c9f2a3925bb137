using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bench.Acquirer;
using Bench.Chip;
using Bench.Emv;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.SmartCard;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Emv;
using PosFirmware.Tests.Bench.Acquirer;
using PosFirmware.Tests.Unit;

namespace PosFirmware.Tests.Bench.Chip;

/// <summary>
/// The firmware's kernel, a card of the bench and the acquirer, without wire, screen and line: whole sessions that need no
/// virtual time. What is said is written down as the bench writes it.
/// </summary>
internal sealed class ChipSession : ICardholder, IUnpredictable, ICardChannel, IDisposable
{
    internal readonly TestHost Host = new();
    internal readonly TerminalProfile Profile = new() { ForceOnline = false };
    internal readonly EmvSession Kernel;
    internal readonly EmvCard Card;
    internal readonly ApduTrace Trace = new();
    internal readonly List<string> Asked = [];
    internal readonly EmvTransaction Transaction = new() { Amount = 12345, Year = 2026, Month = 7, Day = 17, Time = 93015, Counter = 7 };
    internal readonly Queue<string> Pins = new();
    internal string Code = "";
    internal bool Line = true;
    private byte[] pinForHost;

    internal ChipSession(string card, bool acquirersApplications = true) : this(ChipFile.Example().Card(card), acquirersApplications) { }

    internal ChipSession(ChipCardEntry entry, bool acquirersApplications = true)
    {
        MemoryVolume volume = new();
        KeyFile keys = KeyFile.Example();
        CaKeyStore caKeys = new(volume);
        TerminalProfile.SetText(Profile.SerialNumber, "BENCH001");
        TerminalProfile.SetText(Profile.MerchantName, "BENCH");
        Host.Terminal.SignOn();
        foreach (RsaEntry ca in keys.Cas)
        {
            byte[] record = Download("0800", "370", [.. Tlv.Hex(0x9F06, keys.Rid).ToBytes(), .. Tlv.Hex(0x9F22, ca.Index).ToBytes()]);
            if (caKeys.Add(record, 1, record.Length - 1) != CaKeyResult.Ok) throw new InvalidOperationException(ca.Id);
        }
        AidTable aids = new(volume);
        if (acquirersApplications)
        {
            aids.Begin();
            foreach (AidEntry aid in AidFile.Example().Aids)
            {
                byte[] record = Download("0800", "380", Tlv.Hex(0x9F06, aid.Aid).ToBytes());
                if (!aids.Add(record, 1, record.Length - 1)) throw new InvalidOperationException(aid.Aid);
            }
        }
        Card = new EmvCard(entry, keys);
        Card.Reset();
        Pins.Enqueue(entry.Pin);
        Kernel = new EmvSession(Profile, aids, caKeys, this);
    }

    /// <summary>A sale, up to the card's last word.</summary>
    internal EmvOutcome Sell()
    {
        EmvOutcome outcome = Kernel.Open(this, Transaction, this);
        if (outcome == EmvOutcome.Ok) outcome = Kernel.Authorise();
        if (outcome != EmvOutcome.GoOnline) return outcome;
        IsoMessage answer = Line ? Host.Terminal.Send(Request(TradeKind.Sale, ChipMessage.Request), mac: true) : null;
        Code = answer?[39] ?? "";
        byte[] field = answer?.Bytes(55) ?? [];
        HostResult result = answer is null ? HostResult.NoAnswer : Code == "00" ? HostResult.Approved : HostResult.Declined;
        Trace.Note(answer is null ? "no answer" : $"acquirer {Code}");
        return Kernel.Complete(result, answer is null ? null : Code, field, field.Length);
    }

    internal IsoMessage Request(TradeKind kind, ChipMessage message)
    {
        CardEntry account = Host.Book.Cards.Single(c => c.Pan == Card.Entry.Pan);
        IsoMessage m = Host.Terminal.Request(kind, account, Transaction.Amount, pinForHost is null ? null : Encoding.ASCII.GetString(pinForHost));
        m[22] = pinForHost is null ? "052" : "051";
        m[23] = Kernel.PanSequence.ToString("D3");
        m.SetBytes(55, Field55(message));
        return m;
    }

    internal byte[] Field55(ChipMessage message)
    {
        byte[] into = new byte[255];
        return into[..Kernel.WriteField55(message, into)];
    }

    internal string Value(int tag) => Convert.ToHexString(Kernel.Data.Bytes.AsSpan(Kernel.Data.Offset(tag), Kernel.Data.Length(tag)));

    internal string Tvr => Value(0x95);

    internal string Tsi => Value(0x9B);

    internal string Cvm => Value(0x9F34);

    /// <summary>The session as text, with the bits in words.</summary>
    internal string Transcript(EmvOutcome outcome)
    {
        StringBuilder text = new();
        foreach (string line in Trace.Lines) text.Append(line).Append('\n');
        text.Append($"== {outcome}{(Kernel.Reason == EmvReason.None ? "" : " " + Kernel.Reason)}\n");
        if (Tvr != "") text.Append($"TVR {Tvr} ({BitNotes.Explain(0x95, Convert.FromHexString(Tvr))})\n");
        if (Tsi != "") text.Append($"TSI {Tsi} ({BitNotes.Explain(0x9B, Convert.FromHexString(Tsi))})\n");
        if (Cvm != "") text.Append($"CVM {Cvm} ({BitNotes.Explain(0x9F34, Convert.FromHexString(Cvm))})\n");
        foreach (string asked in Asked) text.Append($"asked: {asked}\n");
        return text.ToString();
    }

    // ---- the card, as a channel does it ----

    bool ICardChannel.Contactless => false;

    CardReply ICardChannel.Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
    {
        responseLength = 0;
        byte[] sent = command[..commandLength], answer = Card.Process(sent);
        Trace.Add(sent, answer);
        if (answer.Length > 258 || answer[^2] is 0x61 or 0x6C) return CardReply.Garbled; // what a transport does with them after its repeats
        answer.CopyTo(response, 0);
        responseLength = answer.Length;
        return CardReply.Answered;
    }

    // ---- the cardholder ----

    int ICardholder.Choose(CandidateList list)
    {
        string names = string.Join(", ", Enumerable.Range(0, list.Count).Select(list.Name));
        Asked.Add($"which of {names}");
        return 0;
    }

    int ICardholder.Confirm(CandidateList list)
    {
        Asked.Add($"confirm {list.Name(0)}");
        return 0;
    }

    PinReply ICardholder.OnlinePin()
    {
        Asked.Add("PIN for the acquirer");
        pinForHost = Encoding.ASCII.GetBytes(Card.Entry.Pin);
        return PinReply.Entered;
    }

    PinReply ICardholder.OfflinePin(int triesLeft, bool again, byte[] pin, out int length)
    {
        Asked.Add($"PIN for the card, tries {triesLeft}{(again ? ", again" : "")}");
        length = 0;
        if (Pins.Count == 0) return PinReply.Cancelled;
        byte[] digits = Encoding.ASCII.GetBytes(Pins.Dequeue());
        digits.CopyTo(pin, 0);
        length = digits.Length;
        return PinReply.Entered;
    }

    // a fixed one, so that transcripts repeat
    void IUnpredictable.Fill(byte[] into, int count)
    {
        for (int i = 0; i < count; i++) into[i] = (byte)(0xA0 + i);
    }

    public void Dispose() => Host.Dispose();

    private byte[] Download(string mti, string code, byte[] asked)
    {
        IsoMessage m = Host.Terminal.Message(mti, code);
        m.SetBytes(62, asked);
        return Host.Terminal.Send(m, mac: false).Bytes(62);
    }
}
