using System.Globalization;
using System.Text;

namespace Bench.Scenarios;

/// <summary>A mistake in a scenario file: which line, and what is wrong with it.</summary>
public sealed class ScenarioSyntaxException(int line, string what) : Exception($"line {line}: {what}")
{
    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; } = line;
}

/// <summary>One word of a step; text in quotation marks is one word.</summary>
public readonly record struct Word(string Text, bool Quoted);

/// <summary>The words of one step, taken from left to right by its verb.</summary>
/// <remarks>Words are separated by blanks. Text with blanks stands in double quotation marks, in which <c>\"</c> and <c>\\</c> are
/// escapes. A <c>#</c> at the start of a word, outside quotation marks, begins a comment.</remarks>
public sealed class Words
{
    private readonly List<Word> words;
    private int next;

    private Words(int line, List<Word> words)
    {
        Line = line;
        this.words = words;
    }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>True when all words have been taken.</summary>
    public bool AtEnd => next >= words.Count;

    /// <summary>Splits a line.</summary>
    /// <exception cref="ScenarioSyntaxException">A quotation mark is missing.</exception>
    public static Words Split(int line, string text)
    {
        List<Word> words = [];
        int i = 0;
        while (true)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            if (i >= text.Length || text[i] == '#') return new Words(line, words);
            words.Add(text[i] == '"' ? TakeQuoted(line, text, ref i) : TakeBare(text, ref i));
        }
    }

    private static Word TakeBare(string text, ref int i)
    {
        int start = i;
        while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
        return new Word(text[start..i], false);
    }

    private static Word TakeQuoted(int line, string text, ref int i)
    {
        StringBuilder s = new();
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i++;
                return new Word(s.ToString(), true);
            }
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\') i++;
            s.Append(text[i]);
        }
        throw new ScenarioSyntaxException(line, "the closing quotation mark is missing");
    }

    /// <summary>The error to throw for these words.</summary>
    public ScenarioSyntaxException Wrong(string what) => new(Line, what);

    /// <summary>The next word; <paramref name="what"/> names it in the error.</summary>
    public string Take(string what) => AtEnd ? throw Wrong($"{what} is missing") : words[next++].Text;

    /// <summary>The next word as text; it must stand in quotation marks.</summary>
    public string TakeText()
    {
        if (AtEnd) throw Wrong("a text in quotation marks is missing");
        Word word = words[next++];
        return word.Quoted && word.Text.Length > 0 ? word.Text : throw Wrong($"the text must stand in quotation marks: \"{word.Text}\"");
    }

    /// <summary>Takes the next word if it is the given one.</summary>
    public bool TakeIf(string word)
    {
        if (AtEnd || words[next].Quoted || !words[next].Text.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        next++;
        return true;
    }

    /// <summary>The next word as a whole number.</summary>
    public int TakeNumber(string what, int least, int most)
    {
        string word = Take(what);
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int n) && n >= least && n <= most
            ? n : throw Wrong($"{what} must be a number from {least} to {most}, not \"{word}\"");
    }

    /// <summary>The next word as an amount of money such as <c>128.50</c>, in fen.</summary>
    public long TakeMoney()
    {
        string word = Take("an amount");
        return decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal yuan)
            && decimal.Round(yuan, 2) == yuan ? (long)(yuan * 100) : throw Wrong($"an amount looks like 128.50, not \"{word}\"");
    }

    /// <summary>The next word as a time such as <c>450ms</c>, <c>65s</c>, <c>+65s</c>, <c>5m</c> or <c>2h</c>, in milliseconds.</summary>
    public long TakeTime()
    {
        string word = Take("a time");
        string s = word.StartsWith('+') ? word[1..] : word;
        (string digits, long unit) = s switch
        {
            [.. var n, 'm', 's'] => (n, 1L),
            [.. var n, 's'] => (n, 1000L),
            [.. var n, 'm'] => (n, 60_000L),
            [.. var n, 'h'] => (n, 3_600_000L),
            _ => ("", 0L),
        };
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal n2)
            && n2 * unit is var ms && ms is > 0 and <= 7 * 24 * 3_600_000L && ms == decimal.Truncate(ms)
            ? (long)ms : throw Wrong($"a time looks like 450ms, 65s, 5m or 2h (at most a week), not \"{word}\"");
    }

    /// <summary><c>within TIME</c> if it comes next, else the given limit; in milliseconds.</summary>
    public long TakeLimit(long normalMs) => TakeIf("within") ? TakeTime() : normalMs;

    /// <summary>The next word, which must be one of a few.</summary>
    public T TakeOneOf<T>(string what, IReadOnlyDictionary<string, T> choices)
    {
        string word = Take(what);
        return choices.TryGetValue(word.ToLowerInvariant(), out var value)
            ? value : throw Wrong($"{what} \"{word}\" is not known; there is: {string.Join(", ", choices.Keys)}");
    }

    /// <summary>Fails when words are left over.</summary>
    public void End()
    {
        if (!AtEnd) throw Wrong($"\"{words[next].Text}\" is too much here");
    }
}
