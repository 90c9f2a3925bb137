using System.CommandLine;
using Bench.Emv;

namespace Bench.Commands;

/// <summary><c>chip-keys</c>: checks the bench's keys of chip cards, or draws new ones.</summary>
internal static class ChipKeysCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<FileInfo?> fresh = new("--new") { HelpName = "FILE", Description = "draw a whole new set of test keys into this file" };
        Command command = new("chip-keys", "checks the test keys of the simulated chip cards, or draws new ones") { fresh };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            KeyFile keys = KeyFile.Example();
            if (given.GetValue(fresh) is { } file)
            {
                keys = KeyFile.Draw();
                File.WriteAllText(file.FullName, keys.ToJson());
            }
            foreach (RsaEntry ca in keys.Cas) Console.WriteLine($"{ca.Id}: {ca.Modulus.Length * 4} bits, index {ca.Index}, check value {Convert.ToHexString(keys.CheckValue(ca))}");
            IReadOnlyList<string> faults = keys.Verify();
            foreach (string fault in faults) Console.Error.WriteLine(fault);
            return faults.Count == 0 ? BenchCommands.Good : BenchCommands.Failed;
        }));
        return command;
    }
}
