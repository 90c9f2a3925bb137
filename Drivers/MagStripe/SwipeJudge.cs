namespace PosFirmware.Drivers.MagStripe;

/// <summary>
/// Infers from a failed swipe what went wrong, for the operator. The ASIC tells neither speed nor signal strength; what is used
/// is that it loses bits of the 210 bpi tracks first when a card is too fast, and of the 75 bpi track first when it is too slow
/// (hardware.md sections 1.1 and 1.3), that errors of a wrong speed are spread and those of a scratch are local, and that a
/// card which stops leaves good bits that break off. It is a good guess, no more: the text says "swipe again" in every case.
/// </summary>
internal static class SwipeJudge
{
    private const int FewCells = 24;          // less than five characters of track 2: residual flux, no track
    private const int SpreadBelow = 55;       // percent of good cells seen from both ends
    private const int CleanFrom = 85;         // percent of good cells seen from the front: the track is right as far as it goes
    private const int LostCells = 60;         // percent of the cells that a 210 bpi track lets expect on track 2

    /// <summary>Judges a swipe whose wanted tracks were not all Ok.</summary>
    /// <param name="swipe">With cells and status of each track.</param>
    /// <param name="bits">Cells of tracks 1 to 3.</param>
    /// <param name="wanted">Bit 0 to 2: track 1 to 3 is wanted.</param>
    public static MagVerdict Judge(MagSwipe swipe, TrackBits[] bits, int wanted)
    {
        int most = 0, longestCut = 0;
        bool denseOk = false, denseSpread = false, cut = false, wantedEmpty = false, wantedSpread = false;
        for (int i = 0; i < 3; i++)
        {
            MagTrack track = swipe.Track(i + 1);
            bool isWanted = (wanted & (1 << i)) != 0;
            if (track.Cells > most) most = track.Cells;
            if (isWanted && track.Status == TrackStatus.Empty) wantedEmpty = true;
            if (track.Format.Dense && track.Status == TrackStatus.Ok) denseOk = true;
            if (track.Status == TrackStatus.Ok || track.Cells <= FewCells) continue;

            bool brokenOff = (track.Status == TrackStatus.NoEnd || track.Status == TrackStatus.NoStart)
                && TrackDecoder.FrontCoverage(bits[i], track) >= CleanFrom;
            if (brokenOff)
            {
                cut = true;
                if (track.Format.Dense && track.Cells > longestCut) longestCut = track.Cells;
            }
            else if (TrackDecoder.Coverage(bits[i], track) < SpreadBelow)
            {
                if (track.Format.Dense) denseSpread = true;
                else if (isWanted) wantedSpread = true;
            }
        }

        if (most <= FewCells) return MagVerdict.Blank;
        if (cut)
        {
            int expected = longestCut * 75 / 210;
            return swipe.Track2.Cells * 100 < expected * LostCells ? MagVerdict.TooSlow : MagVerdict.Incomplete;
        }
        if (wantedEmpty) return MagVerdict.WrongSide;
        if (denseSpread) return MagVerdict.TooFast;
        if (wantedSpread && denseOk) return MagVerdict.TooSlow;
        return MagVerdict.Damaged;
    }
}
