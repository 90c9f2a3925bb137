namespace PosFirmware.Drivers.MagStripe;

/// <summary>What became of one track of a swipe.</summary>
public enum TrackStatus
{
    /// <summary>Start and end sentinel, parity of every character and LRC are right.</summary>
    Ok = 0,
    /// <summary>No 1 at all: not encoded, not fitted, or away from the head.</summary>
    Empty = 1,
    /// <summary>Bits, but no start sentinel where one belongs.</summary>
    NoStart = 2,
    /// <summary>Good characters, then nothing more: no end sentinel.</summary>
    NoEnd = 3,
    /// <summary>A character's parity is wrong; see <see cref="MagTrack.ErrorIndex"/>.</summary>
    Parity = 4,
    /// <summary>The longitudinal check is wrong, or ones follow it.</summary>
    Lrc = 5,
    /// <summary>More characters than the track can hold, or the ASIC's buffer was full before the end.</summary>
    Overrun = 6,
}
