using System.CommandLine;
using Bench.Scenarios;

namespace Bench.Commands;

/// <summary><c>verbs</c>: the bench language on one screen.</summary>
internal static class VerbsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Command command = new("verbs", "lists the verbs of scenario files");
        command.SetAction(_ =>
        {
            foreach (Verb verb in Verbs.All) Console.WriteLine($"{verb.Usage}\n    {verb.Meaning}");
            foreach (var (usage, meaning) in Expectations.All) Console.WriteLine($"{usage}\n    {meaning}");
            Console.WriteLine($"faults after network\n    {string.Join(" ", NetworkWords.Faults.Keys)}");
            return BenchCommands.Good;
        });
        return command;
    }
}
