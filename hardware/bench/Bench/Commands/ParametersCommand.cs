using System.CommandLine;
using Bench.Parameters;

namespace Bench.Commands;

/// <summary><c>parameters</c>: the firmware's parameter table as Markdown, or as an example of a parameter file.</summary>
internal static class ParametersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<FileInfo> into = new("--into") { Description = "page whose tables are made anew; without it they are printed", HelpName = "FILE" };
        Option<FileInfo> example = new("--example") { Description = "parameter file that is made anew", HelpName = "FILE" };
        Command command = new("parameters", "writes the parameter table of the firmware as Markdown, and an example of a parameter file") { into, example };
        command.SetAction(given => BenchCommands.Guard(() =>
        {
            FileInfo? page = given.GetValue(into), file = given.GetValue(example);
            if (page is not null) File.WriteAllText(page.FullName, ParameterPageText.Renew(File.ReadAllText(page.FullName)));
            if (file is not null) File.WriteAllText(file.FullName, ParameterPageText.Example());
            if (page is null && file is null) Console.Write(ParameterPageText.Markdown());
            return BenchCommands.Good;
        }));
        return command;
    }
}
