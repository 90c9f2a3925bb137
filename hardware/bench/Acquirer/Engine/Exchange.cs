namespace Bench.Acquirer;

/// <summary>One request, what is known about it, and the answer under construction.</summary>
public sealed class Exchange
{
    /// <summary>Takes the request apart; throws <see cref="IsoFormatException"/> when it is no message.</summary>
    internal Exchange(ReadOnlySpan<byte> frame, DateTime now, string? approvalCode)
    {
        RequestFrame = Frame.Parse(frame);
        Request = Iso8583Codec.Unpack(RequestFrame.Message);
        Now = now;
        // Third digit: 0, 2, 4, 6, 8 ask; 1, 3, 5, 7, 9 answer.
        if ((Request.Mti[2] - '0') % 2 != 0) throw new IsoFormatException(0, $"MTI {Request.Mti} is no request");
        Answer = new IsoMessage($"{Request.Mti[..2]}{(char)(Request.Mti[2] + 1)}{Request.Mti[3]}");
        ApprovalCode = approvalCode;
        Amount = approvalCode == "10" && TradeTable.Find(Request)?.Kind == TradeKind.Sale ? Request.Amount / 2 : Request.Amount;
        TerminalId = Request[41] ?? "";
        MerchantId = Request[42] ?? "";
    }

    /// <summary>Frame of the request.</summary>
    public Frame RequestFrame { get; }
    /// <summary>The request.</summary>
    public IsoMessage Request { get; }
    /// <summary>The answer, without its MAC.</summary>
    public IsoMessage Answer { get; }
    /// <summary>Host time.</summary>
    public DateTime Now { get; }
    /// <summary>Field 41.</summary>
    public string TerminalId { get; }
    /// <summary>Field 42.</summary>
    public string MerchantId { get; }
    /// <summary>The terminal; null when unknown.</summary>
    public TerminalRecord? Terminal { get; internal set; }
    /// <summary>The card; null when unknown or none.</summary>
    public CardRecord? Card { get; internal set; }
    /// <summary>PAN of the request, from field 2 or 35; "" for none.</summary>
    public string Pan { get; internal set; } = "";
    /// <summary>Clear track 2 of the request; null for none.</summary>
    public string? Track2 { get; internal set; }
    /// <summary>Field 55 of a chip request; null for none.</summary>
    internal ChipRequest? Chip { get; set; }
    /// <summary>Response code that the answer carries.</summary>
    public string Code { get; internal set; } = "";
    /// <summary>Code that the line wants instead of a decision; null for none.</summary>
    internal string? ForcedCode { get; init; }
    /// <summary>Code that an approval carries instead of 00; null: 00.</summary>
    internal string? ApprovalCode { get; }
    /// <summary>Amount that is booked: field 4, or half of it when the approval is partial (10). -1 when there is none.</summary>
    internal long Amount { get; }
    /// <summary>Retrieval reference of this message.</summary>
    public string Rrn { get; internal set; } = "";
    /// <summary>MAK with which the answer is sealed; null: no MAC.</summary>
    internal byte[]? AnswerMak { get; set; }
    /// <summary>Header nibble 6 of the answer.</summary>
    internal int ProcessingRequest { get; set; }
    /// <summary>How the MAC of the terminal is made.</summary>
    internal MacProfile Mac { get; set; } = new(MacAlgorithm.CupEcb);

    /// <summary>Packs the answer, with its MAC when it has one. <paramref name="spoilMac"/> turns the MAC wrong.</summary>
    internal Frame Seal(bool spoilMac = false)
    {
        if (AnswerMak is not null) Answer.SetBytes(64, new byte[8]);
        byte[] message = Iso8583Codec.Pack(Answer);
        if (AnswerMak is not null)
        {
            byte[] mac = MessageMac.Compute(Mac, AnswerMak, message.AsSpan(..^8));
            // A character of the right alphabet, so that only the check itself can find it.
            if (spoilMac) mac[0] = (byte)(mac[0] == '0' ? '1' : '0');
            mac.CopyTo(message, message.Length - 8);
            Answer.SetBytes(64, mac);
        }
        return new Frame(RequestFrame.SwappedTpdu(), RequestFrame.HeaderAsking(ProcessingRequest), message);
    }
}
