namespace PosFirmware.Drivers.Tamper;

/// <summary>Somebody who must know at once that the case was opened.</summary>
public interface ITamperAlarm
{
    /// <summary>The case is open. Called once, from the poll that found it.</summary>
    void CaseOpened();
}
