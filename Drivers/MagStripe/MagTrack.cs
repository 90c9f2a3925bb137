using System;

namespace PosFirmware.Drivers.MagStripe;

/// <summary>One track of a swipe. Track data is secret: never log or show it.</summary>
public sealed class MagTrack
{
    internal MagTrack(TrackFormat format)
    {
        Format = format;
        Data = new byte[format.MaxChars];
    }

    internal TrackFormat Format { get; }

    /// <summary>ASCII between the sentinels; only the first <see cref="Length"/> bytes count.</summary>
    public byte[] Data { get; }

    /// <summary>Characters in <see cref="Data"/>; 0 unless <see cref="Status"/> is Ok.</summary>
    public int Length { get; internal set; }

    /// <summary>What became of the track.</summary>
    public TrackStatus Status { get; internal set; }

    /// <summary>Character whose parity is wrong, 0 = start sentinel; -1: none.</summary>
    public int ErrorIndex { get; internal set; }

    /// <summary>Bit cells from the first 1 to the last, as stored by the ASIC.</summary>
    public int Cells { get; internal set; }


    /// <summary>Forgets the data.</summary>
    internal void Wipe()
    {
        Array.Clear(Data, 0, Data.Length);
        Length = 0;
        Status = TrackStatus.Empty;
        ErrorIndex = -1;
        Cells = 0;
    }
}
