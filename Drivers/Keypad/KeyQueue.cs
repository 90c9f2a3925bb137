namespace PosFirmware.Drivers.Keypad;

/// <summary>Keys that wait for somebody to take them, in their order. Nothing is left of a key that was taken: it may have been a digit of a PIN.</summary>
public sealed class KeyQueue
{
    private readonly Key[] keys = new Key[8];

    /// <summary>Keys in it.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a key; lost when eight wait already.</summary>
    public void Put(Key key)
    {
        if (Count < keys.Length) keys[Count++] = key;
    }

    /// <summary>The first key, or None.</summary>
    public Key Take()
    {
        if (Count == 0) return Key.None;
        Key key = keys[0];
        Count--;
        for (int i = 0; i < Count; i++) keys[i] = keys[i + 1];
        keys[Count] = Key.None;
        return key;
    }

    /// <summary>Empties it.</summary>
    /// <returns>The key that came last, or None.</returns>
    public Key Clear()
    {
        Key last = Count == 0 ? Key.None : keys[Count - 1];
        for (int i = 0; i < Count; i++) keys[i] = Key.None;
        Count = 0;
        return last;
    }
}
