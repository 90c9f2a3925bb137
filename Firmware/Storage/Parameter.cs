namespace PosFirmware.Storage;

/// <summary>Form of a parameter's value.</summary>
public enum ParameterForm
{
    /// <summary>Text of Min to Max characters.</summary>
    Text = 0,
    /// <summary>Decimal digits only, Min to Max of them.</summary>
    Digits = 1,
    /// <summary>Hex digits, Min to Max of them.</summary>
    Hex = 2,
    /// <summary>A number from Min to Max.</summary>
    Number = 3,
    /// <summary>"0" or "1".</summary>
    Flag = 4,
    /// <summary>Empty, or date and time as yyyyMMddHHmm.</summary>
    Moment = 5,
    /// <summary>Min to Max addresses of access points: 12 hex digits each, commas between.</summary>
    Addresses = 6,
}

/// <summary>One parameter of the terminal: how it is called, stored and checked.</summary>
public sealed class Parameter
{
    private const int AddressDigits = 12;

    /// <summary>Tag in the settings file; never reused.</summary>
    public readonly int Tag;
    /// <summary>Name in parameter files.</summary>
    public readonly string Name;
    /// <summary>Form of the value.</summary>
    public readonly ParameterForm Form;
    /// <summary>Least length or value.</summary>
    public readonly int Min;
    /// <summary>Greatest length or value.</summary>
    public readonly int Max;

    /// <summary>Describes a parameter.</summary>
    public Parameter(int tag, string name, ParameterForm form, int min, int max)
    {
        Tag = tag;
        Name = name;
        Form = form;
        Min = min;
        Max = max;
    }

    /// <summary>True when a value has the right form, length and range.</summary>
    public bool Accepts(string value)
    {
        if (value == null) return false;
        if (Form == ParameterForm.Text) return value.Length >= Min && value.Length <= Max;
        if (Form == ParameterForm.Flag) return value == "0" || value == "1";
        if (Form == ParameterForm.Moment) return value.Length == 0 || Moment.IsMoment(value);
        if (Form == ParameterForm.Addresses) return AreAddresses(value);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool digit = c >= '0' && c <= '9';
            if (Form == ParameterForm.Hex ? !IsHex(c) : !digit) return false;
        }
        if (Form != ParameterForm.Number) return value.Length >= Min && value.Length <= Max;
        if (value.Length == 0 || value.Length > 9) return false;
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
