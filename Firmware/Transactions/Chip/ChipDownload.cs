using PosFirmware.Acquirer;
using PosFirmware.Emv;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Keys of the certification authorities and parameters of applications, from the acquirer: first the list, then each one, then the
/// end (acquirer-protocol.md 3.7: 372, 370, 371 and 382, 380, 381). What was there stays in use until everything new is in.
/// </summary>
public sealed class ChipDownload
{
    private const int KeyList = 372, Key = 370, KeyEnd = 371, AidList = 382, Aid = 380, AidEnd = 381;
    private const int AutomaticLimitMs = 90000, NoticeMs = 4000;
    private const int MaxName = 24, MoreFollow = '2', Here = '1';

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostAnswer answer = new HostAnswer();
    private readonly byte[][] names = new byte[CaKeyStore.Max][];
    private readonly int[] lengths = new int[CaKeyStore.Max];
    private int count, number;
    private long until;

    /// <summary>Works with the services.</summary>
    public ChipDownload(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>
    /// State <see cref="State.FetchChip"/>, after a sign-on: once, when nothing has ever been fetched. Whatever becomes of it, trading goes on:
    /// chips are read without, and the acquirer sees in the TVR what could not be checked.
    /// </summary>
    public Event AfterSignOn(Deal deal)
    {
        if (!s.Settings.ChipDownload || s.Training || deal.Flow == Flow.Settle || (s.CaKeys.Count > 0 && s.Aids.IsDownloaded)) return Event.Ok;
        until = s.Desk.Clock.Millis + AutomaticLimitMs;
        bool good = (s.CaKeys.Count > 0 || Keys()) && (s.Aids.IsDownloaded || Aids());
        until = 0;
        if (!good) s.Prompts.Message(Tone.Warning, Text.DownloadChip, s.T(Text.DownloadFailed), new[] { s.T(Text.DownloadLater) }, NoticeMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.DownloadChip"/>: both, because an operator wants them.</summary>
    public Event Both(Deal deal)
    {
        bool good = Keys() && Aids();
        s.Prompts.Message(good ? Tone.Good : Tone.Bad, deal.Title, good ? Text.DownloadDone : Text.DownloadFailed);
        return Event.Ok;
    }

    /// <summary>Keys. Those that the acquirer no longer names are removed.</summary>
    /// <returns>False: not finished, try again later.</returns>
    public bool Keys()
    {
        if (!List(KeyList, true)) return false;
        for (int i = 0; i < count; i++)
        {
            number = i + 1;
            if (!Manage(800, Key, names[i], lengths[i])) return false;
            if (answer.DataLength < 1 || answer.Data[0] != Here) continue;
            CaKeyResult result = s.CaKeys.Add(answer.Data, 1, answer.DataLength - 1);
            // a key for another algorithm is no use here, a wrong one is not believed; neither keeps the others out
            if (result == CaKeyResult.CheckFailed) return false;
        }
        s.CaKeys.Keep(names, count);
        return Manage(800, KeyEnd, null, 0);
    }

    /// <summary>Applications: all of them, or those from before stay.</summary>
    public bool Aids()
    {
        if (!List(AidList, false) || count == 0) return false;
        s.Aids.Begin();
        bool good = true;
        for (int i = 0; i < count && good; i++)
        {
            number = i + 1;
            good = Manage(800, Aid, names[i], lengths[i]);
            if (good && answer.DataLength > 1 && answer.Data[0] == Here) good = s.Aids.Add(answer.Data, 1, answer.DataLength - 1);
        }
        if (!good || s.Aids.Count == 0)
        {
            s.Aids.Load();
            return false;
        }
        s.Aids.Save();
        return Manage(800, AidEnd, null, 0);
    }

    /// <summary>Collects the names of all entries: the request says how many have come, the answer whether there are more.</summary>
    private bool List(int code, bool ofKeys)
    {
        count = number = 0;
        byte[] received = new byte[3];
        while (true)
        {
            received[0] = (byte)'1';
            received[1] = (byte)('0' + count / 10);
            received[2] = (byte)('0' + count % 10);
            int before = count;
            if (!Manage(820, code, received, received.Length) || answer.DataLength < 1) return false;
            if (!Collect(ofKeys)) return false;
            if (answer.Data[0] != MoreFollow) return true;
            if (count == before || count == names.Length) return false; // an endless list
        }
    }

    /// <summary>Takes 9F06, and 9F22 behind it for keys, as they will be asked for.</summary>
    private bool Collect(bool ofKeys)
    {
        BerReader reader = new BerReader(answer.Data, 1, answer.DataLength - 1);
        while (reader.Next())
        {
            if (reader.Tag == Tag.TerminalAid)
            {
                if (count == names.Length) return false;
                if (!Append(count, reader.Object, reader.Start + reader.Length, true)) return false;
                count++;
            }
            else if (ofKeys && reader.Tag == 0x9F22 && count > 0 && !Append(count - 1, reader.Object, reader.Start + reader.Length, false)) return false;
        }
        return !reader.Broken;
    }

    private bool Append(int at, int from, int to, bool first)
    {
        if (names[at] == null) names[at] = new byte[MaxName];
        if (first) lengths[at] = 0;
        if (lengths[at] + to - from > MaxName) return false;
        System.Array.Copy(answer.Data, from, names[at], lengths[at], to - from);
        lengths[at] += to - from;
        return true;
    }

    private bool Manage(int mti, int code, byte[] data, int length)
    {
        if (until != 0 && s.Desk.Clock.Millis > until) return false;
        screen.Prepare(Text.DownloadChip, null);
        if (number > 0) screen.Note = "(" + number.ToString() + "/" + count.ToString() + ")";
        s.Host.ManageData(mti, s.State.NextStan(), s.State.Batch, code, data, length, answer, screen);
        return answer.Verdict == HostVerdict.Answered && answer.ResponseCode == "00";
    }
}
