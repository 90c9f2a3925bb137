namespace PosFirmware.Storage;

/// <summary>One parameter of the terminal: how it is called, stored, checked and changed.</summary>
public abstract class Parameter
{
    private const int AddressDigits = 12;

    private readonly string[] words;

    /// <summary>Tag in the settings file and in packages, 1 to 255; never reused.</summary>
    public readonly int Tag;
    /// <summary>Name in parameter files.</summary>
    public readonly string Name;
    /// <summary>Form of the value.</summary>
    public readonly ParameterForm Form;
    /// <summary>Page of the menu.</summary>
    public readonly ParameterPage Page;
    /// <summary>Least length or value.</summary>
    public readonly int Min;
    /// <summary>Greatest length or value.</summary>
    public readonly int Max;
    /// <summary>What holds for a change.</summary>
    public readonly ParameterRules Rules;
    /// <summary>Place in <see cref="ParameterTable.All"/>, and of its value in the settings.</summary>
    public int Index { get; internal set; }

    /// <summary>Describes a parameter.</summary>
    protected Parameter(int tag, string name, ParameterForm form, ParameterPage page, int min, int max, ParameterRules rules, string chinese, string english)
    {
        Tag = tag;
        Name = name;
        Form = form;
        Page = page;
        Min = min;
        Max = max;
        Rules = rules;
        words = new[] { chinese, english };
    }

    /// <summary>What it is called on screen and paper.</summary>
    public string Words(bool english) => words[english ? 1 : 0];

    /// <summary>True when a rule holds.</summary>
    public bool Has(ParameterRules rule) => (Rules & rule) != 0;

    /// <summary>Value as text.</summary>
    internal abstract string Read(TerminalSettings settings);

    /// <summary>Takes over a value that is accepted.</summary>
    internal abstract void Write(TerminalSettings settings, string value);

    /// <summary>Gives the settings their default; it may be one that is not accepted, where a terminal must be set up first.</summary>
    internal abstract void Reset(TerminalSettings settings);

    /// <summary>True when a value has the right form, length and range.</summary>
    public bool Accepts(string value)
    {
        if (value == null) return false;
        if (Form == ParameterForm.Text) return value.Length >= Min && value.Length <= Max;
        if (Form == ParameterForm.Moment) return value.Length == 0 || Moment.IsMoment(value);
        if (Form == ParameterForm.Addresses) return AreAddresses(value);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool digit = c >= '0' && c <= '9';
            if (Form == ParameterForm.Hex ? !IsHex(c) : !digit) return false;
        }
        if (Form == ParameterForm.Hex) return value.Length >= Min && value.Length <= Max;
        if (value.Length == 0 || value.Length > (Form == ParameterForm.Flag ? 1 : 9)) return false;
        int number = int.Parse(value);
        return number >= Min && number <= Max;
    }

    private bool AreAddresses(string value)
    {
        int count = (value.Length + 1) / (AddressDigits + 1);
        if (count < Min || count > Max) return false;
        if (value.Length != 0 && value.Length != count * (AddressDigits + 1) - 1) return false;
        for (int i = 0; i < value.Length; i++)
            if (i % (AddressDigits + 1) == AddressDigits ? value[i] != ',' : !IsHex(value[i])) return false;
        return true;
    }

    private static bool IsHex(char c) => (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// <summary>A parameter whose value is text.</summary>
public sealed class TextParameter : Parameter
{
    private readonly string standard;

    /// <summary>Describes a parameter.</summary>
    public TextParameter(int tag, string name, ParameterForm form, ParameterPage page, int min, int max, string standard, ParameterRules rules, string chinese, string english)
        : base(tag, name, form, page, min, max, rules, chinese, english)
    {
        this.standard = standard;
    }

    internal override string Read(TerminalSettings settings) => settings[this];

    internal override void Write(TerminalSettings settings, string value) => settings[this] = Form == ParameterForm.Addresses ? value.ToUpper() : value;

    internal override void Reset(TerminalSettings settings) => settings[this] = standard;
}

/// <summary>A parameter whose value is a number.</summary>
public sealed class NumberParameter : Parameter
{
    private readonly int standard;

    /// <summary>Describes a parameter.</summary>
    public NumberParameter(int tag, string name, ParameterPage page, int min, int max, int standard, ParameterRules rules, string chinese, string english)
        : base(tag, name, ParameterForm.Number, page, min, max, rules, chinese, english)
    {
        this.standard = standard;
    }

    internal override string Read(TerminalSettings settings) => settings[this].ToString();

    internal override void Write(TerminalSettings settings, string value) => settings[this] = int.Parse(value);

    internal override void Reset(TerminalSettings settings) => settings[this] = standard;
}

/// <summary>A parameter that is on or off.</summary>
public sealed class FlagParameter : Parameter
{
    private readonly bool standard;

    /// <summary>Describes a parameter.</summary>
    public FlagParameter(int tag, string name, ParameterPage page, bool standard, ParameterRules rules, string chinese, string english)
        : base(tag, name, ParameterForm.Flag, page, 0, 1, rules, chinese, english)
    {
        this.standard = standard;
    }

    internal override string Read(TerminalSettings settings) => settings[this] ? "1" : "0";

    internal override void Write(TerminalSettings settings, string value) => settings[this] = string.Equals(value, "1");

    internal override void Reset(TerminalSettings settings) => settings[this] = standard;
}
