namespace PosFirmware.Drivers.Flash;

/// <summary>
/// The internal flash volume. Every call opens, works and closes: what has returned is on the flash. What is interrupted by a
/// power cut may be absent, whole or cut short, and the reader must find out (sequence, length, CRC).
/// </summary>
/// <remarks>
/// File names are short ASCII names without folders. A full or broken volume throws System.IO.IOException: what Write, Append, Delete and
/// Move return from has been looked at, and lies there.
/// </remarks>
public interface IVolume : IFileReader
{
    /// <summary>Bytes of the whole volume.</summary>
    int Capacity { get; }

    /// <summary>True when the file is there.</summary>
    bool Exists(string name);

    /// <summary>Replaces the whole file.</summary>
    void Write(string name, byte[] data, int start, int count);

    /// <summary>Appends to the file; makes it when it is not there.</summary>
    void Append(string name, byte[] data, int start, int count);

    /// <summary>Removes the file; nothing happens when it is not there.</summary>
    void Delete(string name);

    /// <summary>
    /// Gives a file another name. littlefs does it at once or not at all; where a file system cannot rename, the file is copied and then
    /// removed, and a power cut leaves both, the new one perhaps unfinished.
    /// </summary>
    /// <param name="name">A file that is there.</param>
    /// <param name="to">A name that no file has.</param>
    void Move(string name, string to);

    /// <summary>Names of all files.</summary>
    string[] List();
}
