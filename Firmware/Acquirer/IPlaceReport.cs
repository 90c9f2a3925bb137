namespace PosFirmware.Acquirer;

/// <summary>What the radio says about the place of the terminal, for field 59 (A5).</summary>
public interface IPlaceReport
{
    /// <summary>Access points in reach, strongest first: 12 hex digits and the strength in dBm, with commas between; empty: none.</summary>
    string Networks { get; }

    /// <summary>The terminal's own judgement: 0 unknown, 1 where it is registered, 2 elsewhere.</summary>
    int Judgement { get; }

    /// <summary>How long ago that was seen.</summary>
    int AgeMinutes { get; }
}
