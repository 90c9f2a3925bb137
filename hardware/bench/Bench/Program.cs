using Bench.Commands;

System.CommandLine.ParseResult given = BenchCommands.Root().Parse(args);
return BenchCommands.Guard(() =>
{
    DeviceOption.Apply(given);
    return given.Invoke();
});
