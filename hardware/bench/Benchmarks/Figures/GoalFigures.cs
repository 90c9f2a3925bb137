using System.Globalization;
using Bench.Profiling;
using Bench.Silicon;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Diagnostics.Measuring;
using PosFirmware.Drivers.Keypad;

namespace Bench.Benchmarks.Figures;

/// <summary>What a person waits for under one profile. A flow that does not get through leaves its figures out, and says why.</summary>
internal sealed class GoalFigures(DeviceProfile device)
{
    private const int IdleMs = 10_000;

    private readonly Dictionary<Goal, double> found = [];

    /// <summary>What was measured.</summary>
    public IReadOnlyDictionary<Goal, double> Found => found;

    /// <summary>Where a flow ended too soon, and why.</summary>
    public List<string> Stopped { get; } = [];

    /// <summary>Bytes and objects on the device's heap that a sale took; 0: none got through.</summary>
    public (long Bytes, long Objects) SaleHeap { get; private set; }

    /// <summary>Seconds of the merchant's slip, first step of the motor to the last.</summary>
    public double SlipSeconds { get; private set; }

    /// <summary>Plays all flows.</summary>
    /// <param name="slipLimit">Seconds that motor and head need for the slip.</param>
    public GoalFigures Measure(double slipLimit)
    {
        Flow("sale", () => Sale(slipLimit));
        Flow("chip", () => Card(Goal.Insert, b => b.Insert("cup-chip")));
        Flow("tap", () => Card(Goal.Tap, b => b.TapCard(["cup-chip"])));
        Flow("500 records", () => found[Goal.BootFull] = BootFigures.Boot(BootFigures.Many, device));
        Flow("signature", () => found[Goal.Points] = SignatureFigures.PointsASecond("name", device));
        found[Goal.Coded] = UnitJob.All.Single(j => j.Name.StartsWith("JBIG", StringComparison.Ordinal)).Units() * device.UnitNs / 1e6;
        return this;
    }

    private void Flow(string name, Action flow)
    {
        try { flow(); }
        catch (Exception e) when (e is ExpectationException or BreachException or BenchInputException or FirmwareCrashException or InvalidOperationException)
        {
            Stopped.Add($"{device.Name}, {name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private void Sale(double slipLimit)
    {
        using Workbench bench = new(new WorkbenchSetup { Device = device });
        PatientHand hand = new(bench);
        LineWatch watch = new(bench.Handheld);
        bench.Handheld.Watch = watch;
        bench.PowerOn();
        found[Goal.Boot] = hand.Until("未签到") / 1e6;
        SignOn(hand, found);
        long asleep = watch.AsleepNs;
        bench.Wait(IdleMs);
        found[Goal.Idle] = 100 - (watch.AsleepNs - asleep) / 1e4 / IdleMs;
        found[Goal.Menu] = hand.Press(Key.Menu, "主菜单");
        hand.Press(Key.Cancel, "[确认]消费");

        (long bytes, long objects) = (bench.Handheld.Heap.Bytes, bench.Handheld.Heap.Objects);
        found[Goal.AmountPage] = hand.Press(Key.Enter, "请输入金额");
        found[Goal.AmountEcho] = hand.Type("12850");
        found[Goal.Confirmation] = hand.Press(Key.Enter, "请确认金额");
        found[Goal.CardPage] = hand.Press(Key.Enter, "请刷卡");
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        found[Goal.Swipe] = (hand.Until("请核对卡号", "[清除]返回") - bench.Handheld.Stripe.LastEndNs) / 1e6;
        bench.Wait(200);
        found[Goal.PinPage] = hand.Press(Key.Enter, "请输入密码");
        found[Goal.PinEcho] = hand.Type("123456");

        List<long> steps = [];
        bench.Handheld.Printer.Motor.Stepped += () => steps.Add(bench.Handheld.Clock.NowNs);
        (long green, long line) = (bench.Handheld.Clock.NowNs, watch.LineNs);
        bench.Handheld.Keys.Press(Key.Enter);
        if (!bench.Run(() => watch.WroteNs > green, 30_000)) throw new ExpectationException("no request");
        found[Goal.Request] = (watch.WroteNs - green - (watch.LineNs - line)) / 1e6;
        bench.Handheld.Keys.Release(Key.Enter);
        long shown = hand.Until("交易成功");
        found[Goal.Success] = (shown - watch.ReadNs) / 1e6;
        hand.Until("请撕小票");
        SlipSeconds = (steps[^1] - steps[0]) / 1e9;
        if (slipLimit > 0) found[Goal.Slip] = SlipSeconds / slipLimit;
        bench.TearOff();
        hand.Press(Key.Enter, "[确认]消费");
        SaleHeap = (bench.Handheld.Heap.Bytes - bytes, bench.Handheld.Heap.Objects - objects);
    }

    private static void SignOn(PatientHand hand, Dictionary<Goal, double>? found)
    {
        hand.Press(Key.Enter, "操作员号");
        hand.Type("01");
        hand.Press(Key.Enter, "密码");
        hand.Type("0000");
        double ms = hand.Press(Key.Enter);
        if (found is not null) found[Goal.Password] = ms;
        hand.Until("[确认]消费");
    }

    private void Card(Goal goal, Action<Workbench> present)
    {
        using Workbench bench = new(new WorkbenchSetup { Device = device });
        PatientHand hand = new(bench);
        bench.PowerOn();
        hand.Until("未签到");
        SignOn(hand, null);
        hand.Press(Key.Menu, "主菜单");
        hand.Press(Key.D7, "下载IC卡参数");
        hand.Press(Key.D5);
        hand.Until("下载完成");
        hand.Until("[确认]消费");
        hand.Press(Key.Enter, "请输入金额");
        hand.Type("1000");
        hand.Press(Key.Enter, "请确认金额");
        hand.Press(Key.Enter, "请刷卡");
        bench.Wait(1_000);
        long at = bench.Handheld.Clock.NowNs;
        present(bench);
        found[goal] = (hand.Until("请核对卡号") - at) / 1e6;
    }

    /// <summary>All goals under fast, esp32s3 and slow as a Markdown table, and what did not get through.</summary>
    public static string Table()
    {
        double limit = new GoalFigures(DeviceProfile.None).SlipLimit();
        GoalFigures[] runs = [.. new[] { "fast", "esp32s3", "slow" }.Select(name => new GoalFigures(DeviceProfile.Load(name)).Measure(limit))];
        List<string> rows = ["| What | Goal | `fast` | `esp32s3` | `slow` | |", "| --- | --- | --- | --- | --- | --- |"];
        foreach (Goal goal in Goal.All)
        {
            string[] values = [.. runs.Select(r => r.Found.TryGetValue(goal, out double v) ? Number(v) : "-")];
            bool met = runs[1].Found.TryGetValue(goal, out double central) && goal.IsMet(central, 1) && runs[2].Found.TryGetValue(goal, out double slow) && goal.IsMet(slow, 2);
            rows.Add($"| {goal.Name} | {(goal.AtLeast ? "at least" : "at most")} {Number(goal.Limit)} {goal.Unit} | {string.Join(" | ", values)} | {(met ? "pass" : "**miss**")} |");
        }
        string[] heap = [.. runs.Select(r => Number(r.SaleHeap.Bytes / 1024.0))];
        rows.Add($"| allocated on the device's heap by a sale with two slips, KiB | | {string.Join(" | ", heap)} | |");
        rows.Add("");
        rows.Add($"Goals are for `esp32s3`; `slow` may take twice that. Motor and head need {Number(limit)} s for the slip (profile `none`).");
        rows.AddRange(runs.SelectMany(r => r.Stopped).Select(s => "\nNot through: " + s));
        return string.Join('\n', rows) + "\n";
    }

    private double SlipLimit()
    {
        Sale(0);
        return SlipSeconds;
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.##", CultureInfo.InvariantCulture);
}
