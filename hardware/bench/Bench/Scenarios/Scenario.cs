namespace Bench.Scenarios;

/// <summary>One step of a scenario: the line as written, and what it does.</summary>
public sealed record Step(int Line, string Text, Action<Workbench> Do);

/// <summary>A scenario file, read and checked completely before anything runs.</summary>
public sealed class Scenario
{
    private Scenario(string name, IReadOnlyList<Step> steps)
    {
        Name = name;
        Steps = steps;
    }

    /// <summary>Name for the output: the file's name, or what the caller gave.</summary>
    public string Name { get; }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioSyntaxException">With the line and what is wrong.</exception>
    public static Scenario Load(string path) => Parse(Path.GetFileName(path), File.ReadAllText(path));

    /// <summary>Reads steps from a text.</summary>
    /// <exception cref="ScenarioSyntaxException">With the line and what is wrong.</exception>
    public static Scenario Parse(string name, string text)
    {
        List<Step> steps = [];
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Words words = Words.Split(i + 1, lines[i]);
            if (!words.AtEnd) steps.Add(new Step(i + 1, lines[i].Trim(), Verbs.Compile(words)));
        }
        return new Scenario(name, steps);
    }
}
