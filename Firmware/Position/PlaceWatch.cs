using PosFirmware.Acquirer;
using PosFirmware.Drivers.Bus;
using PosFirmware.Storage;

namespace PosFirmware.Position;

/// <summary>
/// Where the terminal stands, by the Wi-Fi around it (operations.md 1.2 no. 66). It looks when nobody is at work and remembers what it
/// saw, so that no transaction ever waits for the radio. Addresses of access points go to the host and nowhere else.
/// </summary>
public sealed class PlaceWatch : IPlaceReport
{
    /// <summary>Parameter <c>placePolicy</c>: nobody asks.</summary>
    public const int Off = 0;
    /// <summary>It is reported; the host judges.</summary>
    public const int Report = 1;
    /// <summary>It is reported, and the terminal trades only where it belongs.</summary>
    public const int Enforce = 2;
    /// <summary>Access points that can be registered, and that are reported: the strongest.</summary>
    public const int MostRegistered = 5;

    private const int EveryMs = 600000, ForgetMs = 3600000, MissesForElsewhere = 2, WeakestDbm = -85;

    private readonly TerminalSettings settings;
    private readonly AuditLog audit;
    private readonly IClock clock;
    private bool looking, wanted = true;
    private int misses;
    private long seenAt = -1;

    /// <summary>Uses the settings as they are.</summary>
    public PlaceWatch(TerminalSettings settings, AuditLog audit, IClock clock)
    {
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        Scan = new WifiScan(clock);
    }

    /// <summary>The radio's eyes, which diagnostics and the learning page use too.</summary>
    public WifiScan Scan { get; }

    /// <summary>True when there is something to compare with or to report: access points, or a place as text.</summary>
    public bool IsRegistered => settings.PlaceNetworks.Length > 0 || settings.Place.Length > 0;

    /// <summary>Registered access points.</summary>
    public int Registered => (settings.PlaceNetworks.Length + 1) / (WifiScan.AddressDigits + 1);

    /// <summary>The last judgement; what is an hour old is not worth anything.</summary>
    public Whereabouts Verdict => seenAt < 0 || clock.Millis - seenAt > ForgetMs ? Whereabouts.Unknown : verdict;
    private Whereabouts verdict;

    /// <inheritdoc/>
    public string Networks { get; private set; } = "";

    /// <inheritdoc/>
    public int Judgement => (int)Verdict;

    /// <inheritdoc/>
    public int AgeMinutes => seenAt < 0 ? 0 : (int)((clock.Millis - seenAt) / 60000);

    /// <summary>A turn of the idle loop: begins a scan when one is due, takes what one has found. Never waits.</summary>
    public void Turn()
    {
        if (settings.PlacePolicy == Off) return;
        if (!looking && (wanted || seenAt < 0 || clock.Millis - seenAt >= EveryMs))
        {
            wanted = false;
            looking = true;
            Scan.Begin();
        }
        if (!looking || Scan.Poll() == ScanState.Running) return;
        looking = false;
        Take();
    }

    /// <summary>The next turn looks, whatever is remembered.</summary>
    public void LookAgain() => wanted = true;

    /// <summary>Takes over what the scan has found.</summary>
    public void Take()
    {
        seenAt = clock.Millis;
        Networks = Strongest(true);
        Whereabouts before = verdict, now = Judge();
        // one scan can miss an access point: it takes two to say that the terminal is elsewhere
        misses = now == Whereabouts.Elsewhere ? misses + 1 : 0;
        if (now == Whereabouts.Elsewhere && misses < MissesForElsewhere)
        {
            wanted = true;
            return;
        }
        verdict = now;
        if (now == Whereabouts.Elsewhere && before != now)
            audit.Write(AuditLog.Nobody, AuditKind.WrongPlace, 0, 0, "SEEN " + Scan.Count.ToString() + ", KNOWN 0");
    }

    /// <summary>Registered access points among those of the scan.</summary>
    public int Known
    {
        get
        {
            int known = 0;
            for (int i = 0; i < Scan.Count; i++)
                if (settings.PlaceNetworks.IndexOf(Scan.Address(i)) >= 0) known++;
            return known;
        }
    }

    /// <summary>What this one scan says.</summary>
    public Whereabouts Judge() => settings.PlaceNetworks.Length == 0 || Scan.Count == 0 ? Whereabouts.Unknown : Known > 0 ? Whereabouts.Here : Whereabouts.Elsewhere;

    /// <summary>The strongest access points of the scan, in the form of the parameter <c>placeNetworks</c>. Empty: there is none that is strong enough.</summary>
    public string ToRegister() => Strongest(false);

    private string Strongest(bool report)
    {
        string all = "";
        for (int i = 0; i < Scan.Count && i < MostRegistered; i++)
        {
            if (!report && Scan.Dbm(i) < WeakestDbm) break;
            if (i > 0) all += ",";
            all += Scan.Address(i);
            if (report) all += Scan.Dbm(i).ToString();
        }
        return all;
    }
}
