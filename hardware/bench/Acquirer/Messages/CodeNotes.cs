namespace Bench.Acquirer;

/// <summary>Short English meanings of field 39 (acquirer-protocol.md section 5).</summary>
public static class CodeNotes
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["00"] = "approved", ["01"] = "refer to issuer", ["03"] = "invalid merchant", ["04"] = "pick up card", ["05"] = "do not honour",
        ["10"] = "partial approval", ["11"] = "approved, VIP", ["12"] = "invalid transaction", ["13"] = "invalid amount", ["14"] = "invalid card number",
        ["21"] = "card not activated", ["22"] = "outside the allowed days", ["25"] = "original not found", ["30"] = "format error",
        ["34"] = "suspected fraud", ["38"] = "PIN tries exceeded, capture", ["40"] = "function not supported", ["41"] = "lost card",
        ["43"] = "stolen card", ["45"] = "use the chip", ["51"] = "insufficient funds", ["54"] = "expired card", ["55"] = "wrong PIN",
        ["58"] = "terminal disabled", ["59"] = "card verification failed", ["61"] = "amount limit exceeded", ["62"] = "restricted card",
        ["64"] = "amount differs from original", ["68"] = "response too late", ["75"] = "PIN tries exceeded", ["77"] = "batch differs or not signed on",
        ["91"] = "issuer not available", ["94"] = "duplicate", ["95"] = "settlement not balanced", ["96"] = "system malfunction",
        ["97"] = "unknown terminal", ["98"] = "no answer from issuer; reversal after time-out", ["99"] = "PIN format", ["A0"] = "MAC failed", ["06"] = "general error",
        ["P1"] = "customer has not paid yet", ["P2"] = "order closed", ["P3"] = "payment code not good", ["P4"] = "outside the registered place",
        ["P5"] = "customer refused", ["P6"] = "order paid, cannot be closed",
    };

    /// <summary>The meaning, or "other".</summary>
    public static string Meaning(string code) => Meanings.GetValueOrDefault(code, "other");
}
