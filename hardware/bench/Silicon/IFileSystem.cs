namespace Bench.Silicon;

/// <summary>
/// The file system that the device API calls in native code: one folder, files by name. What goes wrong in it arrives as a plain
/// <see cref="Exception"/>, which is what nanoFramework's interpreter makes of the codes of its file driver; nothing here throws an
/// <see cref="IOException"/>.
/// </summary>
public interface IFileSystem
{
    /// <summary>Looks a file up.</summary>
    /// <returns>False: it is not there.</returns>
    bool Find(string name);

    /// <summary>Opens a file; a new one is there at once, with nothing in it.</summary>
    /// <returns>What it holds; the array belongs to the file system and is not changed. Null: it is not there.</returns>
    byte[]? Open(string name, bool create);

    /// <summary>Reads from an open file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What it held when it was opened, and what has been written since.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="into">Filled.</param>
    void Read(string name, byte[] content, int offset, Span<byte> into);

    /// <summary>Puts bytes into the buffer of an open file, which may be found to be too long for the volume then.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Length of the file with them.</param>
    /// <param name="count">How many they are.</param>
    void Write(string name, int length, int count);

    /// <summary>Closes a file; only this makes durable what was written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="head">What stays of the former content.</param>
    /// <param name="tail">What comes behind it.</param>
    void Close(string name, byte[] head, ReadOnlySpan<byte> tail);

    /// <summary>Removes a file.</summary>
    void Delete(string name);

    /// <summary>Renames a file.</summary>
    void Move(string name, string to);

    /// <summary>Names of all files.</summary>
    string[] List();
}
