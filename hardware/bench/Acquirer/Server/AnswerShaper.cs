using System.Globalization;

namespace Bench.Acquirer;

/// <summary>Makes the bytes of an answer, right or wrong as ordered.</summary>
internal static class AnswerShaper
{
    /// <summary>The answer as it goes on the wire.</summary>
    internal static byte[] Shape(Exchange x, Fault fault)
    {
        IsoMessage answer = x.Answer;
        switch (fault)
        {
            case Fault.WrongStan: answer[11] = (x.Request.Stan % 999999 + 1).ToString("D6", CultureInfo.InvariantCulture); break;
            case Fault.WrongTerminal: answer[41] = x.TerminalId == "99999999" ? "88888888" : "99999999"; break;
            case Fault.WrongAmount when answer.Has(4): answer[4] = (answer.Amount + 1).ToString("D12", CultureInfo.InvariantCulture); break;
            case Fault.WrongMti: answer.Mti = answer.Mti == "0210" ? "0230" : "0210"; break;
            case Fault.WrongProcessingCode when answer.Has(3): answer[3] = answer[3] == "000000" ? "200000" : "000000"; break;
            case Fault.EmptyRrn: answer[37] = new string(' ', 12); break;
            case Fault.MissingRrn: answer[37] = null; break;
            case Fault.MissingMac: x.AnswerMak = null; break;
        }
        byte[] wire = x.Seal(spoilMac: fault == Fault.WrongMac).ToWire();
        switch (fault)
        {
            case Fault.TruncatedFrame:
                wire = wire[..^5];
                SetLength(wire, wire.Length - 2);
                break;
            case Fault.HalfFrame:
                wire = wire[..(wire.Length / 2)];
                break;
            case Fault.WrongLengthPrefix:
                SetLength(wire, wire.Length + 5);
                break;
            case Fault.Garbage:
                // fixed, so that a scenario repeats exactly
                new Random(wire.Length).NextBytes(wire.AsSpan(2));
                break;
        }
        return wire;
    }

    private static void SetLength(byte[] wire, int length)
    {
        wire[0] = (byte)(length >> 8);
        wire[1] = (byte)length;
    }
}
