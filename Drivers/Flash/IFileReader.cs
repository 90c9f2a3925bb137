namespace PosFirmware.Drivers.Flash;

/// <summary>Named files that can be read: a volume, or what is built into the program.</summary>
public interface IFileReader
{
    /// <summary>Length in bytes; -1 when the file is not there, or its length is not known before it is read.</summary>
    int Length(string name);

    /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="offset"/> of the file.</summary>
    /// <returns>Bytes read; 0 at or past the end, -1 when the file is not there.</returns>
    int Read(string name, int offset, byte[] buffer, int start, int count);
}
