using System.CommandLine;

namespace Bench.Commands;

/// <summary><c>diagram</c>: the state machine of the firmware as Mermaid.</summary>
internal static class DiagramCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<FileInfo> into = new("--into") { Description = "page whose diagrams are made anew; without it they are printed", HelpName = "FILE" };
        Command command = new("diagram", "draws the transition table of the firmware as Mermaid state diagrams") { into };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            if (given.GetValue(into) is not { } page) Console.Write(StateDiagram.Markdown());
            else File.WriteAllText(page.FullName, StateDiagram.Renew(File.ReadAllText(page.FullName)));
            return BenchCommands.Good;
        }));
        return command;
    }
}
