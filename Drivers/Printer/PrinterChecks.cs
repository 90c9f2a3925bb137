using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Power;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// The interlocks: cover, paper, head temperature, battery. Within a job each row takes one look at the sensors and one sample
/// of the converter in turn, so that the row time stays even.
/// </summary>
internal sealed class PrinterChecks
{
    // An expander that has lost its registers takes steps that nobody makes: found within the feed that every slip ends with.
    private const int ObeyedRows = 32;

    private readonly PaperSensors sensors;
    private readonly AnalogInputs analog;
    private readonly IInputPin hotLine;
    private readonly PaperMotor motor;
    private readonly HeadEnergy energy;
    private readonly PrinterProfile profile;
    private readonly int[] head = new int[3];
    private readonly int[] battery = new int[3];
    private int next;
    private bool cooling, job;

    public PrinterChecks(PaperSensors sensors, AnalogInputs analog, IInputPin hotLine, PaperMotor motor, HeadEnergy energy, PrinterProfile profile)
    {
        this.sensors = sensors;
        this.analog = analog;
        this.hotLine = hotLine;
        this.motor = motor;
        this.energy = energy;
        this.profile = profile;
    }

    /// <summary>Tenths of a degree Celsius.</summary>
    public int HeadTenths { get; private set; }

    /// <summary>Millivolts.</summary>
    public int BatteryMillivolts { get; private set; }

    /// <summary>Paper and cover at a glance.</summary>
    public PrinterStatus Glimpse() => sensors.Glimpse();

    /// <summary>Everything, outside or inside a job.</summary>
    public PrinterStatus Full()
    {
        PrinterStatus status = sensors.Read();
        HeadTenths = analog.ReadHeadTemperature();
        BatteryMillivolts = analog.ReadBattery();
        return status != PrinterStatus.Ok ? status : Judge(!hotLine.Read());
    }

    /// <summary>Everything, and the converter's reference stays on until <see cref="EndJob"/>.</summary>
    public PrinterStatus BeginJob()
    {
        job = true;
        analog.Hold();
        PrinterStatus status = Full();
        if (status == PrinterStatus.Ok && !motor.IsObeyed()) status = PrinterStatus.Fault;
        for (int i = 0; i < 3; i++)
        {
            head[i] = analog.SampleHead();
            battery[i] = analog.SampleBattery();
        }
        next = 0;
        if (status == PrinterStatus.Ok) energy.Update(HeadTenths, BatteryMillivolts);
        return status;
    }

    /// <summary>Gives the converter back to the touch panel.</summary>
    public void EndJob()
    {
        if (!job) return;
        job = false;
        analog.Release();
    }

    /// <summary>The look before a row is heated.</summary>
    /// <param name="row">Rows done in this job.</param>
    public PrinterStatus BeforeRow(int row)
    {
        PrinterStatus status = sensors.Read();
        if (status != PrinterStatus.Ok) return status;
        if ((row & 1) == 0)
        {
            head[next] = analog.SampleHead();
            HeadTenths = ThermistorTable.ToTenths(AnalogInputs.Median(head[0], head[1], head[2]));
        }
        else
        {
            battery[next] = analog.SampleBattery();
            BatteryMillivolts = AnalogInputs.ToMillivolts(AnalogInputs.Median(battery[0], battery[1], battery[2]));
            next = next == 2 ? 0 : next + 1;
        }
        if ((row & ObeyedRows - 1) == ObeyedRows - 1 && !motor.IsObeyed()) return PrinterStatus.Fault;
        status = Judge((row & 3) == 0 && !hotLine.Read());
        if (status == PrinterStatus.Ok) energy.Update(HeadTenths, BatteryMillivolts);
        return status;
    }

    private PrinterStatus Judge(bool hotByHardware)
    {
        bool broken = HeadTenths == ThermistorTable.Open || HeadTenths == ThermistorTable.Shorted;
        if (hotByHardware && !broken)
        {
            // A shorted thermistor also trips the comparator, and the samples of a job lag behind it.
            HeadTenths = analog.ReadHeadTemperature();
            broken = HeadTenths == ThermistorTable.Shorted;
        }
        if (broken || BatteryMillivolts > AnalogInputs.ImplausibleMillivolts) return PrinterStatus.Fault;
        if (HeadTenths >= profile.HotTenths) cooling = true;
        else if (HeadTenths < profile.CooledTenths) cooling = false;
        if (cooling || hotByHardware) return PrinterStatus.HeadHot;
        return BatteryMillivolts < profile.LowMillivolts ? PrinterStatus.BatteryLow : PrinterStatus.Ok;
    }
}
