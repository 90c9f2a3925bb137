using System.Security.Cryptography;

namespace Bench.Acquirer;

/// <summary>Checks of merchant, terminal, sign-on, MAC and batch, in this order (acquirer-protocol.md sections 5 and 6.8).</summary>
internal sealed class TerminalChecks(Ledger ledger, EngineRules rules)
{
    /// <summary>Merchant and terminal: 03, 97, 58, or null. Fills in the terminal.</summary>
    internal string? Known(Exchange x)
    {
        if (ledger.Merchant(x.MerchantId) is null) return "03";
        if (ledger.Terminal(x.TerminalId) is not { } terminal) return "97";
        if (terminal.Merchant != x.MerchantId) return "03";
        x.Terminal = terminal;
        x.Mac = rules.MacOf(terminal.Id, terminal.Sm4);
        return terminal.Disabled ? "58" : null;
    }

    /// <summary>All checks; null when the message may be looked at.</summary>
    internal string? Check(Exchange x, bool mac, bool batch)
    {
        if (Known(x) is { } code) return code;
        TerminalRecord terminal = x.Terminal!;
        if (!terminal.SignedOn || terminal.Keys is null) return "77";
        if (mac)
        {
            if (!MacIsRight(x, terminal.Keys.Mak)) return "A0";
            if (rules.MacOnDecline) x.AnswerMak = terminal.Keys.Mak;
        }
        return batch && x.Request.Batch != terminal.Batch ? "77" : null;
    }

    private static bool MacIsRight(Exchange x, byte[] mak)
    {
        if (x.Request.Bytes(64) is not { } sent) return false;
        byte[] right = MessageMac.Compute(x.Mac, mak, x.RequestFrame.Message.AsSpan(..^8));
        return CryptographicOperations.FixedTimeEquals(sent, right);
    }
}
