using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PosFirmware.Diagnostics.Measuring;
using PosFirmware.Drivers.Bus;
using Stopwatch = PosFirmware.Diagnostics.Measuring.Stopwatch;

namespace Bench.Commands;

/// <summary><c>measure</c>: the desktop column of the device's measuring program.</summary>
internal static class MeasureCommand
{
    private sealed class RealTime : IClock
    {
        public long Micros => (long)(System.Diagnostics.Stopwatch.GetTimestamp() * 1e6 / System.Diagnostics.Stopwatch.Frequency);
        public long Millis => Micros / 1000;
        public DateTime UtcNow => DateTime.UtcNow;
        public void Wait(int milliseconds) => Sleep(milliseconds);

        public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);
        public void Spin(int micros) => SpinWait.SpinUntil(() => false, TimeSpan.FromMicroseconds(micros));
    }

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Command command = new("measure", "times the firmware's own code on this PC: the desktop column, never a device's figure");
        command.SetAction(_ =>
        {
            Console.WriteLine($"desktop: {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors");
            Stopwatch watch = new(new RealTime(), null);
            foreach (Figure figure in Figure.All)
            {
                long nanos = watch.Nanos(figure);
                Console.WriteLine(nanos == Stopwatch.Impossible ? $"{figure.Name,-18} device only" : $"{figure.Name,-18} {nanos / 1000.0,12:F3} us");
            }
            return BenchCommands.Good;
        });
        return command;
    }
}
