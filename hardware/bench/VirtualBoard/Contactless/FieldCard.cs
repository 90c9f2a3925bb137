using Bench.VirtualBoard.SmartCard;

namespace Bench.VirtualBoard.Contactless;

/// <summary>A card, or something else, as it stands in the field: its application, how fast it is, and when it is torn away.</summary>
/// <param name="application">What it does with commands; null for a tag that speaks no ISO/IEC 14443-4.</param>
public sealed class FieldCard(ICardApplication? application)
{
    /// <summary>What it does with commands.</summary>
    public ICardApplication? Application { get; } = application;

    /// <summary>True: type B.</summary>
    public bool TypeB { get; init; }

    /// <summary>Time in microseconds that it takes over a command.</summary>
    public int CommandMicros { get; init; } = 12_000;

    /// <summary>Time in microseconds that it takes over a cryptogram: GET PROCESSING OPTIONS, GENERATE AC.</summary>
    public int CryptogramMicros { get; init; } = 90_000;

    /// <summary>Is taken away while it works on this command, counted from 1; 0: stays.</summary>
    public int TornAt { get; init; }

    /// <summary>Commands that are lost to a bad connection before one gets through: the reader repeats them by itself twice.</summary>
    public int BadBlocks { get; set; }

    /// <summary>Does not answer this command, counted from 1, but stays; 0: answers all.</summary>
    public int SilentAt { get; init; }

    /// <summary>Largest piece in which it gives an answer; 0: in one.</summary>
    public int PieceSize { get; init; }

    /// <summary>Commands that it got.</summary>
    public int Commands { get; internal set; }
}
