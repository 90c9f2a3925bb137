using Bench.Commands;

if (args is ["quick", ..]) return Bench.Proof.ProofCommand.Quick(args.Length > 1 ? args[1] : null);
return BenchCommands.Root().Parse(args).Invoke();
