using System.Globalization;

namespace Bench.Acquirer;

/// <summary>Sign-on, sign-off, echo and downloads (0800, 0820).</summary>
internal sealed class Management(Ledger ledger, EngineRules rules, TerminalChecks terminals, Random random, WorkingKeys? fixedKeys, ChipDownloads downloads)
{
    internal string Handle(Exchange x)
    {
        if (terminals.Known(x) is { } unknown) return unknown;
        if (x.ForcedCode is { } forced) return forced;
        string code = x.Request.ManagementCode;
        return (x.Request.Mti, code) switch
        {
            ("0800", _) when WorkingKeys.Supports(code, x.Terminal!.Sm4) => SignOn(x, code),
            ("0820", "002") => SignOff(x),
            ("0820", "301") => "00",
            ("0820", "362") => Done(x, 2, ""),
            ("0800", "360" or "364") => Done(x, 0, Parameters(x)),
            ("0800", "361") => Done(x, 1, ""),
            ("0820", "372" or "382") => Chip(x, downloads.List(code == "372", x.Request.Bytes(62))),
            ("0800", "370" or "380") => Chip(x, downloads.Item(code == "370", x.Request.Bytes(62))),
            // nothing to download: flag 0 ends the loop
            ("0820", "373") => Done(x, 0, "0"),
            ("0800", "371") => Done(x, 4, ""),
            ("0800", "381") => Done(x, 5, ""),
            ("0800", "390") => Done(x, 0, "0"),
            ("0800", "391") => Done(x, 7, ""),
            ("0800", "394") => Done(x, 0, "0"),
            ("0800", "395") => Done(x, 9, ""),
            _ => "40",
        };
    }

    private string SignOn(Exchange x, string code)
    {
        TerminalRecord terminal = x.Terminal!;
        // A terminal that never sends the end of its upload comes back with the next batch number: its batch is closed now.
        if (x.Request.Batch == Settling.Next(terminal.Batch) && ledger.Settlement(terminal.Id, terminal.Batch) is { Closed: false } open)
            Settling.Close(ledger, terminal.Id, terminal.Batch, open.Id, -1);
        WorkingKeys keys = fixedKeys?.For(code) ?? WorkingKeys.Draw(code, rules.LongMak, random);
        ledger.SetKeys(terminal.Id, keys);
        Finished(terminal, 3);
        x.Answer.SetBytes(62, keys.UnderTmk(code, terminal.Tmk));
        x.Answer[60] = $"00{ledger.Terminal(terminal.Id)!.Batch:D6}{code}";
        return "00";
    }

    /// <summary>Sign-off takes the terminal's batch when it is off by one at most (acquirer-protocol.md 3.8).</summary>
    private string SignOff(Exchange x)
    {
        int batch = x.Terminal!.Batch;
        if (x.Request.Batch != batch && x.Request.Batch != Settling.Next(batch) && Settling.Next(x.Request.Batch) != batch) return "77";
        ledger.SetSignedOn(x.TerminalId, false);
        return "00";
    }

    /// <summary>Answers with data in field 62 and takes back the processing request that asked for this.</summary>
    private string Done(Exchange x, int processingRequest, string data)
    {
        if (data != "") x.Answer.SetBytes(62, IsoMessage.Gbk.GetBytes(data));
        if (processingRequest > 0) Finished(x.Terminal!, processingRequest);
        return "00";
    }

    private static string Chip(Exchange x, byte[]? data)
    {
        if (data is null) return "30";
        x.Answer.SetBytes(62, data);
        return "00";
    }

    private void Finished(TerminalRecord terminal, int processingRequest)
    {
        if (terminal.ProcessingRequest == processingRequest) ledger.RequestProcessing(terminal.Id, 0);
    }

    /// <summary>Tag and fixed-length value after one another (acquirer-protocol.md 3.7).</summary>
    private string Parameters(Exchange x)
    {
        string name = ledger.Merchant(x.MerchantId)!.Name;
        string padded = name + new string(' ', Math.Max(0, 40 - IsoMessage.Gbk.GetByteCount(name)));
        return string.Create(CultureInfo.InvariantCulture, $"11601245180190020021022{padded}233");
    }
}
