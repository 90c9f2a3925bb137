namespace PosFirmware.Drivers.MagStripe;

/// <summary>
/// What to tell the operator about a swipe (operations.md section 8.1). Only <see cref="Ok"/>, <see cref="Blank"/> and
/// <see cref="Lost"/> are facts. The ASIC gives nothing but bits and one end-of-card flag, neither times nor signal strength, so
/// the others are inferred from which tracks failed and where; <see cref="SwipeJudge"/> says how.
/// </summary>
public enum MagVerdict
{
    /// <summary>No swipe yet.</summary>
    None = 0,
    /// <summary>Every track that is wanted was read.</summary>
    Ok = 1,
    /// <summary>Inferred: errors all along a 210 bpi track.</summary>
    TooFast = 2,
    /// <summary>Inferred: the 75 bpi track has lost bits where a 210 bpi track has not.</summary>
    TooSlow = 3,
    /// <summary>
    /// Inferred: a wanted track was empty while another was not, so the stripe did not lie on the head as it should. A stripe that faces
    /// away altogether gives no event at all: see <see cref="MagStripeReader.SilentMillis"/>.
    /// </summary>
    WrongSide = 4,
    /// <summary>Inferred: errors in a few places.</summary>
    Damaged = 5,
    /// <summary>The ASIC saw a card, but hardly a bit on it.</summary>
    Blank = 6,
    /// <summary>Inferred: good bits that break off; the card stopped or was lifted.</summary>
    Incomplete = 7,
    /// <summary>The terminal was too late, or the ASIC did not answer; the card is not to blame.</summary>
    Lost = 8,
}
