using System.Text.RegularExpressions;
using Bench.Acquirer;
using Bench.Emv;

namespace Bench.Web;

/// <summary>What a chip said in one transaction, for the page: rows of a name in Chinese and English and a text, bits in words. No PIN, no card number.</summary>
internal static partial class ChipPage
{
    private const int ScriptResultLength = 5;

    private static readonly string[] scriptResults = ["not performed", "failed", "processed"];

    /// <summary>The rows; null when there was no chip.</summary>
    public static object? Of(Ledger ledger, TradeRecord trade)
    {
        if (ledger.Chip(trade.Id) is not { } chip) return null;
        string slip = ledger.Signature(trade.Terminal, trade.Batch, trade.Stan)?.Slip ?? "";
        List<object> rows = [];
        Row("应用", "Application", chip.Aid);
        Row("请求密文", "Cryptogram asked for", $"{chip.Cryptogram}: {chip.Verdict}");
        Row("交互特征 AIP", "AIP", Explained(0x82, chip.Aip));
        Row("计数器/随机数", "Counter, unpredictable number", $"{chip.Atc:X4}, {chip.Unpredictable}");
        Row("终端验证结果 TVR", "TVR", Explained(0x95, chip.Tvr));
        Row("交易状态 TSI", "TSI (of the signed slip)", Explained(0x9B, Tsi().Match(slip) is { Success: true } tsi ? tsi.Groups[1].Value : ""));
        Row("持卡人验证", "Cardholder verification", Explained(0x9F34, chip.CvmResults));
        Row("发卡行数据 IAD", "Issuer application data", chip.IssuerData);
        Row("发卡行应答", "Issuer sent", chip.Sent);
        Row("脚本结果", "Scripts", Scripts(chip.ScriptResult));
        Row("最终密文", "Last cryptogram, from the settlement", chip.FinalCryptogram);
        Row("签购单要素", "Receipt that came with the signature", slip);
        return rows;

        void Row(string chinese, string english, string text)
        {
            if (text != "") rows.Add(new { Name = new[] { chinese, english }, Text = text });
        }
    }

    private static string Explained(int tag, string hex)
    {
        if (hex == "") return "";
        string words = BitNotes.Explain(tag, Convert.FromHexString(hex));
        return words == "" ? hex : $"{hex}: {words}";
    }

    /// <summary>Five bytes a script: result and number of the command that failed, then the script's identifier (EMV 4.4 Book 4, annex A5).</summary>
    private static string Scripts(string hex)
    {
        if (hex == "") return "";
        IEnumerable<string> each = Convert.FromHexString(hex).Chunk(ScriptResultLength).Select(s =>
        {
            string result = scriptResults.ElementAtOrDefault(s[0] >> 4) ?? "?";
            return (s[0] & 15) == 0 ? result : $"{result} at command {s[0] & 15}";
        });
        return $"{hex}: {string.Join(", ", each)}";
    }

    [GeneratedRegex("TSI: ([0-9A-F]{4})")]
    private static partial Regex Tsi();
}
