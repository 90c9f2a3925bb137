using System.Text;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Touch;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware;

/// <summary>Sets a terminal up on an empty volume: parameters, master key, operators. A terminal without these only says that it is not set up.</summary>
public sealed class Provisioning
{
    private readonly IVolume volume;
    private readonly TerminalTime time;
    private readonly byte[] device;

    /// <summary>Works on a volume.</summary>
    /// <param name="device">Number of the chip that seals the keys.</param>
    public Provisioning(IVolume volume, IClock clock, byte[] device)
    {
        this.volume = volume;
        this.device = device;
        time = new TerminalTime(clock);
    }

    /// <summary>Writes the parameters.</summary>
    public void Parameters(TerminalSettings settings) => new SettingsFile(volume).Save(settings);

    /// <summary>
    /// Counters for a terminal that is not new to its acquirer, on a volume that has none: it was lost or formatted. The audit log
    /// begins with what happened. Nothing is changed where there are counters.
    /// </summary>
    public void Counters()
    {
        TerminalState state = new TerminalState(volume);
        if (state.Load()) return;
        state.BeginAt(time.Now);
        AuditLog audit = new AuditLog(volume, time);
        audit.Open();
        audit.Write(AuditLog.Nobody, AuditKind.VolumeNew, state.Stan, 0, null);
    }

    /// <summary>Loads the terminal master key (TMK).</summary>
    /// <param name="key">16 bytes, clear.</param>
    /// <param name="checkValue">At least 3 bytes of its KCV; null: not checked.</param>
    /// <param name="cipher">Cipher of the acquirer: SM4 with the key layout 6 of the parameters, else triple DES.</param>
    /// <returns>False when the check value does not fit; nothing is changed.</returns>
    public bool MasterKey(byte[] key, byte[] checkValue, CipherKind cipher = CipherKind.TripleDes)
    {
        KeyStore keys = new KeyStore(volume, device);
        keys.Load();
        if (!keys.LoadMaster(key, 0, checkValue, cipher)) return false;
        keys.SaveBoth();
        return true;
    }

    /// <summary>Writes the calibration of the touch panel, as the factory finds it.</summary>
    public void Touch(TouchCalibration calibration) => new TouchFile(volume).Save(calibration);

    /// <summary>Adds an operator or sets his password.</summary>
    /// <param name="number">99 administrator, 0 supervisor, 1 to 98 cashiers.</param>
    /// <param name="password">8, 6 or 4 digits.</param>
    /// <param name="mustChange">True for a delivered password.</param>
    public bool Operator(int number, string password, bool mustChange)
    {
        Operators operators = new Operators(volume, time);
        operators.Load();
        return operators.SetPassword(number, Encoding.UTF8.GetBytes(password), password.Length, mustChange);
    }

    /// <summary>The operators that terminals are delivered with; all of them must change their password before anyone trades (operations.md 2.1).</summary>
    public void DeliveredOperators()
    {
        Operator(Operators.Administrator, "12345678", true);
        Operator(Operators.Supervisor, "123456", true);
        Operator(1, Operators.ResetPassword, true);
    }
}
