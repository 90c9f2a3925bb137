using System.CommandLine;
using Bench.Acquirer;
using Bench.Decode;

namespace Bench.Commands;

/// <summary><c>decode iso|tlv|track2 HEX</c>: explains a message, masked.</summary>
internal static class DecodeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make() => new("decode", "explains a message, with everything about the card masked")
    {
        Kind("iso", "an ISO 8583 message: frame, TPDU and header, or the bare message", hex =>
        {
            Bytes(hex);
            return MaskedDump.ExplainHex(hex);
        }),
        Kind("tlv", "BER-TLV data of a chip card (field 55)", hex => TlvPrinter.Print(Bytes(hex))),
        Kind("track2", "track 2: its characters, or their ASCII codes in hex", Track2Printer.Print),
    };

    private static Command Kind(string name, string what, Func<string, string> explain)
    {
        Argument<string[]> hex = new("HEX") { Description = "hex digits; blanks between them do not matter; - reads standard input", Arity = ArgumentArity.OneOrMore };
        Command command = new(name, what) { hex };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            string[] words = given.GetValue(hex)!;
            string text = words is ["-"] ? Console.In.ReadToEnd() : string.Concat(words);
            try { Console.Write(explain(text)); }
            catch (FormatException e) { throw new BenchInputException(e.Message); }
            return BenchCommands.Good;
        }));
        return command;
    }

    private static byte[] Bytes(string hex)
    {
        string digits = string.Concat(hex.Where(c => !char.IsWhiteSpace(c)));
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits) : throw new BenchInputException("not hex: an even number of the digits 0-9 A-F is needed");
    }
}
