using System;
using System.Collections.Generic;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Emv;
using PosFirmware.Tests.Unit;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>A kernel with a cardholder who does as told.</summary>
internal sealed class TestTerminal : ICardholder, IUnpredictable, IEmvTrace
{
    public readonly TerminalProfile Profile = new() { ForceOnline = false };
    public readonly AidTable Aids = new(new MemoryVolume());
    public readonly CaKeyStore Keys = new(new MemoryVolume());
    public readonly EmvTransaction Transaction = new() { Amount = 12850, Year = 2026, Month = 11, Day = 22, Time = 103000, Counter = 7 };
    public readonly EmvSession Session;
    public readonly List<string> Asked = [], Traced = [];
    public Queue<string> Pins = new(["1234"]);
    public PinReply PinReply = PinReply.Entered;
    public int Choice;
    public byte Random = 0x5A;

    public TestTerminal(string aids = null, bool withKey = true)
    {
        TerminalProfile.SetText(Profile.SerialNumber, "00000001");
        TerminalProfile.SetText(Profile.TerminalId, "99900001");
        TerminalProfile.SetText(Profile.MerchantId, "999290058120001");
        TerminalProfile.SetText(Profile.MerchantName, "TEST SHOP");
        if (withKey && Keys.Add(TestScheme.Shared.Value.CaRecord(), 0, TestScheme.Shared.Value.CaRecord().Length) != CaKeyResult.Ok) throw new InvalidOperationException();
        if (aids is not null)
        {
            Aids.Begin();
            foreach (string aid in aids.Split(';'))
            {
                byte[] record = Convert.FromHexString(aid.Replace(" ", ""));
                if (!Aids.Add(record, 0, record.Length)) throw new InvalidOperationException();
            }
        }
        Session = new EmvSession(Profile, Aids, Keys, this);
    }

    /// <summary>A floor limit of 1000 yuan and UnionPay's codes: small amounts may stay offline.</summary>
    public static string Floor(string floor = "000186A0", string target = "00") =>
        $"9F0608A000000333010101 DF010100 9F09020030 DF1105D84000A800 DF1205D84004F800 DF13050010000000 9F1B04{floor} DF150400000000 DF1601{target} DF1701{target} DF14039F3704 DF180101";

    public string Tvr => Hex(Tag.Tvr);

    public string Tsi => Hex(Tag.Tsi);

    public string CvmResults => Hex(Tag.CvmResults);

    public string Arc => System.Text.Encoding.ASCII.GetString(Value(Tag.AuthorisationResponse));

    public string Hex(int tag) => Convert.ToHexString(Value(tag));

    public byte[] Value(int tag) => Session.Data.Bytes[Session.Data.Offset(tag)..(Session.Data.Offset(tag) + Session.Data.Length(tag))];

    public byte[] Field55(ChipMessage message)
    {
        byte[] into = new byte[255];
        return into[..Session.WriteField55(message, into)];
    }

    /// <summary>Open and authorise.</summary>
    public EmvOutcome Run(ICardChannel card)
    {
        EmvOutcome outcome = Session.Open(card, Transaction, this);
        return outcome == EmvOutcome.Ok ? Session.Authorise() : outcome;
    }

    public EmvOutcome Complete(HostResult result, string code, string answer = "")
    {
        byte[] data = Convert.FromHexString(answer);
        return Session.Complete(result, code, data, data.Length);
    }

    public int Choose(CandidateList list)
    {
        string names = "";
        for (int i = 0; i < list.Count; i++) names += (i == 0 ? "" : "|") + list.Name(i);
        Asked.Add("choose " + names);
        return Choice;
    }

    public int Confirm(CandidateList list)
    {
        Asked.Add("confirm " + list.Name(0));
        return Choice;
    }

    public PinReply OnlinePin()
    {
        Asked.Add("online");
        return PinReply;
    }

    public PinReply OfflinePin(int triesLeft, bool again, byte[] pin, out int length)
    {
        Asked.Add($"offline {triesLeft}{(again ? " again" : "")}");
        length = 0;
        if (PinReply != PinReply.Entered) return PinReply;
        string digits = Pins.Dequeue();
        for (int i = 0; i < digits.Length; i++) pin[i] = (byte)digits[i];
        length = digits.Length;
        return PinReply.Entered;
    }

    public void Fill(byte[] into, int count)
    {
        for (int i = 0; i < count; i++) into[i] = Random;
    }

    public void Step(EmvStep step) => Traced.Add("-- " + step);

    public void Exchange(byte[] command, int commandLength, byte[] response, int responseLength, CardReply reply) =>
        Traced.Add("> " + Convert.ToHexString(command, 0, commandLength) + "\n< " + (reply == CardReply.Answered ? Convert.ToHexString(response, 0, responseLength) : reply.ToString()));

    public void Result(EmvOutcome outcome, EmvReason reason, byte[] tvr, byte[] tsi) =>
        Traced.Add($"== {outcome} {reason} TVR {Convert.ToHexString(tvr)} TSI {Convert.ToHexString(tsi)}");
}
