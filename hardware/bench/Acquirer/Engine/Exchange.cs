namespace Bench.Acquirer;

/// <summary>One request, what is known about it, and the answer under construction.</summary>
public sealed class Exchange
{
    /// <summary>Takes the request apart; throws <see cref="IsoFormatException"/> when it is no message.</summary>
    internal Exchange(ReadOnlySpan<byte> frame, DateTime now)
    {
        RequestFrame = Frame.Parse(frame);
        Request = Iso8583Codec.Unpack(RequestFrame.Message);
        Now = now;
        // Third digit: 0, 2, 4, 6, 8 ask; 1, 3, 5, 7, 9 answer.
        if ((Request.Mti[2] - '0') % 2 != 0) throw new IsoFormatException(0, $"MTI {Request.Mti} is no request");
        Answer = new IsoMessage($"{Request.Mti[..2]}{(char)(Request.Mti[2] + 1)}{Request.Mti[3]}");
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
    /// <summary>Response code that the answer carries.</summary>
    public string Code { get; internal set; } = "";
    /// <summary>Code that the line wants instead of a decision; null for none.</summary>
    internal string? ForcedCode { get; init; }
    /// <summary>Retrieval reference of this message.</summary>
    public string Rrn { get; internal set; } = "";
    /// <summary>MAK with which the answer is sealed; null: no MAC.</summary>
    internal byte[]? AnswerMak { get; set; }
    /// <summary>Header nibble 6 of the answer.</summary>
    internal int ProcessingRequest { get; set; }
    /// <summary>MAC algorithm.</summary>
    internal MacAlgorithm MacAlgorithm { get; init; }

    /// <summary>Packs the answer, with its MAC when it has one. <paramref name="spoilMac"/> turns the MAC wrong.</summary>
    internal Frame Seal(bool spoilMac = false)
    {
        if (AnswerMak is not null) Answer.SetBytes(64, new byte[8]);
        byte[] message = Iso8583Codec.Pack(Answer);
        if (AnswerMak is not null)
        {
            byte[] mac = MessageMac.Compute(MacAlgorithm, AnswerMak, message.AsSpan(..^8));
            // '0' to '1' and back: still the right alphabet, so only the check itself can find it
            if (spoilMac) mac[0] ^= 1;
            mac.CopyTo(message, message.Length - 8);
            Answer.SetBytes(64, mac);
        }
        return new Frame(RequestFrame.SwappedTpdu(), RequestFrame.HeaderAsking(ProcessingRequest), message);
    }
}
