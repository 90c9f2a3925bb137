namespace Bench.VirtualBoard.Emv;

/// <content>Issuer script commands, each with its MAC (EMV 4.4 Book 3, 6.5.1 to 6.5.10; PBOC 3.0 part 5).</content>
internal sealed partial class EmvApplication
{
    private const int MacLength = 4;

    private byte[] Script(CardCommand c)
    {
        byte[] answer = Carry(c);
        session.Scripts++;
        if (answer[0] is 0x90) Memory.ScriptsDone++;
        else session.ScriptFailed = true;
        return answer;
    }

    private byte[] Carry(CardCommand c)
    {
        // without a cryptogram of this transaction there is nothing that the issuer's MAC could be bound to
        if (session.Arqc.Length == 0) return EmvCard.NotAllowed;
        if (c.Data.Length < MacLength) return EmvCard.WrongLength;
        byte[] data = c.Data[..^MacLength];
        byte[] mac = Image.Secrets.ScriptMac(Memory.Atc, session.Arqc, c.Header, data);
        if (!mac.AsSpan().SequenceEqual(c.Data.AsSpan(data.Length))) return [0x69, 0x88];
        switch (c.Instruction)
        {
            case 0x1E when data.Length == 0:
                Memory.BlockedApplications.Add(Entry.Aid);
                return EmvCard.Good;
            case 0x18 when data.Length == 0:
                Memory.BlockedApplications.Remove(Entry.Aid);
                return EmvCard.Good;
            case 0x16 when data.Length == 0:
                Memory.CardBlocked = true;
                return EmvCard.Good;
            case 0x24 when data.Length == 0 && c.P2 == 0:
                Memory.PinTriesLeft = card.Entry.PinTries;
                return EmvCard.Good;
            case 0xDA:
                Memory.Written[c.Parameters] = data;
                return EmvCard.Good;
            default:
                return EmvCard.UnknownCommand;
        }
    }
}
