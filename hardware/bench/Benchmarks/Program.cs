using Bench.Benchmarks.Figures;
using BenchmarkDotNet.Running;

// "figures" measures the real firmware on the virtual board; anything else goes to BenchmarkDotNet.
if (args is ["figures", ..])
{
    Console.Write(args.Contains("--goals") ? GoalFigures.Table() : Report.Make());
    return 0;
}
if (args is ["units", ..])
{
    Console.Write(UnitFigures.Make());
    return 0;
}
if (args is ["signatures", ..])
{
    Console.Write(SignatureFigures.Make());
    return 0;
}
BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
