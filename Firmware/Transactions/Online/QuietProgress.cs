using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Transactions;

/// <summary>A message to the acquirer that leaves the screen as it is: a question asked again and again while a customer looks at it.</summary>
public sealed class QuietProgress : IHostProgress
{
    private readonly Services services;

    /// <summary>Looks after the desk meanwhile.</summary>
    public QuietProgress(Services services)
    {
        this.services = services;
    }

    /// <summary>The red key was pressed meanwhile. The question itself is not cut short: its answer may be the one that counts.</summary>
    public bool Cancelled;

    /// <summary>Forgets the red key of the time before.</summary>
    public void Begin() => Cancelled = false;

    /// <inheritdoc/>
    public bool OnStage(HostStage stage, int secondsLeft)
    {
        if (services.Desk.Glance() == Key.Cancel) Cancelled = true;
        if (stage == HostStage.Securing) services.Desk.Quiet();
        return true;
    }

    /// <inheritdoc/>
    public void BeforeSend()
    {
    }
}
