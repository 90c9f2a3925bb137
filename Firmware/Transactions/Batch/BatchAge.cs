using System;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>How long the open batch has been waiting for its settlement (operations.md 6.8).</summary>
public sealed class BatchAge
{
    private const int ReminderHours = 24;

    private readonly Services s;
    private readonly TransactionRecord oldest = new TransactionRecord();

    /// <summary>Looks at the batch of the services.</summary>
    public BatchAge(Services services)
    {
        s = services;
    }

    /// <summary>Hours since the oldest transaction of the batch; 0 when it is empty or its date cannot be read.</summary>
    public int Hours()
    {
        if (s.Batch.Count == 0 || !s.Batch.Read(0, oldest)) return 0;
        int month = oldest.Date / 100, day = oldest.Date % 100, hour = oldest.Time / 10000;
        if (oldest.Year < 2000 || month < 1 || month > 12 || day < 1 || day > DateTime.DaysInMonth(oldest.Year, month) || hour > 23) return 0;
        long ticks = s.Time.Now.Ticks - new DateTime(oldest.Year, month, day, hour, 0, 0).Ticks;
        return ticks < 0 ? 0 : (int)(ticks / TimeSpan.TicksPerHour);
    }

    /// <summary>True: remind of the settlement at sign-on.</summary>
    public bool IsOld => Hours() >= ReminderHours;

    /// <summary>True: no more transactions before the settlement.</summary>
    public bool IsTooOld => s.Settings.ForceSettleDays > 0 && Hours() >= s.Settings.ForceSettleDays * 24;
}
