using Bench.Commands;

return BenchCommands.Root().Parse(args).Invoke();
