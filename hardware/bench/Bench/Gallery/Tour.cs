using Bench.Scenarios;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace Bench.Gallery;

/// <summary>
/// A way through the terminal on which pictures are taken, in either language: a file <c>NAME.tour</c> of this folder. Its steps are those of
/// scenario files, several on a line with <c>;</c> between them, and a few of its own that know the screen's texts by their names.
/// </summary>
public sealed class Tour
{
    private const long LimitMs = 90_000;

    private static readonly Dictionary<string, Func<Words, Action<Photographer>>> own = new()
    {
        ["see"] = w => { Text text = TakeText(w); return p => p.See(text); },
        ["shot"] = w =>
        {
            string name = w.Take("the picture's name");
            if (w.TakeIf("except"))
            {
                int top = w.TakeNumber("row", 0, 319), rows = w.TakeNumber("rows", 1, 320);
                return p => p.Shot(name).Except(top, rows);
            }
            if (w.AtEnd) return p => p.Shot(name);
            Text text = TakeText(w);
            return p => p.Shot(text, name);
        },
        ["catch"] = w => { string name = w.Take("the picture's name"); Text text = TakeText(w); return p => p.Catch(text, name); },
        ["answer"] = w => { string code = w.Take("a response code"); return p => p.Bench.ExpectScreen(ResponseTexts.Of(code, p.English), LimitMs); },
        ["language"] = _ => p => p.TakeLanguage(),
        ["pick-language"] = _ => p => p.PickLanguage(),
        ["type"] = w => { string digits = w.Take("digits"); return p => p.Type(digits); },
        ["digits"] = w => { string digits = w.Take("digits"); return p => p.Digits(digits); },
        ["sign-on"] = _ => p => p.SignOn(),
        ["to-card"] = w => { string fen = w.Take("an amount in fen"); return p => p.SaleToCard(fen); },
        ["to-pin"] = w => { string fen = w.Take("an amount in fen"); return p => p.SaleToPin(fen); },
        ["sale"] = w => { string fen = w.Take("an amount in fen"); return p => p.Sale(fen); },
        ["home"] = _ => p => p.Home(),
        ["lose"] = w => { string file = w.Take("a resource of the program"); return p => p.Bench.Flash.DamagedResources[file] = null; },
    };

    private readonly List<(string Step, Action<Photographer> Do)> steps = [];
    private readonly string name;
    private WorkbenchSetup setup = new();

    /// <summary>Reads a tour.</summary>
    /// <exception cref="ScenarioSyntaxException">With the line and what is wrong.</exception>
    public Tour(string name, string text)
    {
        this.name = name;
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
            foreach (string step in lines[i].StartsWith('#') ? [] : lines[i].Split(';'))
                Add(Words.Split(i + 1, step), step.Trim());
    }

    /// <summary>Walks it.</summary>
    /// <exception cref="ExpectationException">The terminal shows something else; with the step.</exception>
    public IReadOnlyList<GalleryPicture> Walk(bool english)
    {
        using Photographer p = new(name, english, setup);
        foreach ((string step, Action<Photographer> act) in steps)
        {
            try
            {
                act(p);
            }
            catch (ExpectationException e)
            {
                throw new ExpectationException($"tour {name} ({(english ? "English" : "Chinese")}), {step}: {e.Message}");
            }
        }
        if (p.Bench.FirstComplaint is { } complaint) throw new InvalidOperationException(complaint);
        return p.Pictures;
    }

    private void Add(Words words, string step)
    {
        if (words.AtEnd) return;
        if (words.TakeIf("bench"))
        {
            setup = words.TakeIf("blank") ? setup with { Blank = true } : words.TakeIf("extremes") ? setup with { Book = Extremes.Book() } : throw words.Wrong("bench is followed by blank or extremes");
            return;
        }
        foreach (string verb in own.Keys)
        {
            if (!words.TakeIf(verb)) continue;
            steps.Add((step, own[verb](words)));
            words.End();
            return;
        }
        Action<Workbench> act = Verbs.Compile(words);
        steps.Add((step, p => act(p.Bench)));
    }

    private static Text TakeText(Words words)
    {
        string word = words.Take("the name of a text");
        return Enum.TryParse(word, out Text text) && text < Text.Count ? text : throw words.Wrong($"there is no text \"{word}\"");
    }
}
