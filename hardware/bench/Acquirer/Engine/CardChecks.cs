using System.Globalization;
using System.Text;

namespace Bench.Acquirer;

/// <summary>Finds the card of a request and decides what the issuer says about it.</summary>
internal sealed class CardChecks(Ledger ledger, EngineRules rules)
{
    private const int PinTries = 3;

    /// <summary>Card number from field 35 or 2: 30 when it cannot be read, 14 when the card is unknown, else null.</summary>
    /// <param name="x">The exchange.</param>
    /// <param name="required">False: a request without any card is fine.</param>
    internal string? Identify(Exchange x, bool required)
    {
        if (x.Request[35] is { } track)
        {
            if (x.Request.Part(53, 2, 1) == "1")
            {
                if (x.Terminal!.Keys!.Tdk.Length == 0 || TrackCipher.Decrypt(x.Terminal.Keys.Tdk, track, x.Terminal.Sm4) is not { } clear) return "30";
                track = clear;
            }
            int separator = track.IndexOf('D');
            if (separator is < 12 or > 19) return "30";
            x.Track2 = track;
            x.Pan = track[..separator];
            if (x.Request[2] is { } sent && sent != x.Pan) return "30";
        }
        else x.Pan = x.Request[2] ?? "";
        if (x.Pan == "") return required ? "30" : null;
        x.Card = ledger.Card(x.Pan);
        return x.Card is null ? "14" : null;
    }

    /// <summary>What the issuer says about a card that pays: its state, data, PIN, limits. Null: fine so far.</summary>
    internal string? MayPay(Exchange x)
    {
        CardRecord card = x.Card!;
        if (x.Track2 is not null && card.Track2 != "" && x.Track2 != card.Track2) return "59";
        if (SwipedChip(x)) return "45";
        if (card.State == CardState.PinLocked) return card.LockedCode;
        if (CardStates.Code(card.State) is { } code) return code;
        if (string.CompareOrdinal(card.Expiry, x.Now.ToString("yyMM", CultureInfo.InvariantCulture)) < 0) return "54";
        if (Pin(x) is { } pinFault) return pinFault;
        if (card.PinRequired && !x.Request.Has(52) && !SmallTap(x)) return "55";
        return x.Request.Amount > card.AmountLimit && card.AmountLimit > 0 ? "61" : null;
    }

    /// <summary>A payment by tap up to the limit needs neither PIN nor signature (emv.md section 6); what moves no money is none.</summary>
    private bool SmallTap(Exchange x) => x.Request.Part(22, 0, 2) == "07" && x.Chip is not null && x.Request.Has(4) && x.Request.Amount <= rules.TapFreeLimit;

    /// <summary>Checks field 52 when it is there: 99, 55, 75, 38 or null.</summary>
    internal string? Pin(Exchange x)
    {
        if (x.Request.Bytes(52) is not { } block) return null;
        CardRecord card = x.Card!;
        if (card.State == CardState.PinLocked) return card.LockedCode;
        if (x.Request.Part(53, 1, 1) == "3" != x.Terminal!.Sm4) return "99";
        if (x.Terminal.Sm4)
        {
            if (block.Any(b => b != 0) || LongPin(x.Request) is not { } longer) return "30";
            block = longer;
        }
        string? pan = x.Request.Part(53, 0, 1) switch { "2" => x.Pan, "1" => null, _ => "" };
        if (pan == "") return "30";
        if (PinBlock.Decode(x.Terminal!.Keys!.Pik, block, pan) is not { } pin) return "99";
        if (pin == card.Pin)
        {
            if (card.WrongPins > 0) ledger.SetWrongPins(card.Pan, 0);
            return null;
        }
        ledger.SetWrongPins(card.Pan, card.WrongPins + 1);
        if (card.WrongPins + 1 < PinTries) return "55";
        ledger.SetCardState(card.Pan, CardState.PinLocked);
        return card.LockedCode;
    }

    /// <summary>Sixteen bytes of field 59, tag A1 (acquirer-protocol.md 3.10), or of field 62, usage 22 (3.7); null when they are not there.</summary>
    private static byte[]? LongPin(IsoMessage request)
    {
        if (request.Bytes(62) is [0x00, Sm4Blocks.Size, .. { Length: Sm4Blocks.Size } other]) return other;
        return Tlv59.Parse(request[59])?.GetValueOrDefault("A1") is { Length: Sm4Blocks.Size } pin ? Encoding.Latin1.GetBytes(pin) : null;
    }

    /// <summary>A chip card (service code 2xx or 6xx) swiped without the fallback mark 60.5 = 2.</summary>
    private bool SwipedChip(Exchange x)
    {
        if (!rules.ChipBeforeStripe || x.Track2 is null || x.Request.Part(22, 0, 2) != "02" || x.Request.Part(60, 12, 1) == "2") return false;
        int service = x.Track2.IndexOf('D') + 5;
        return x.Track2.Length > service && x.Track2[service] is '2' or '6';
    }
}
