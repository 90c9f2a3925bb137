namespace Bench.Acquirer;

/// <summary>The books as they stood at one moment.</summary>
public sealed class LedgerImage : IDisposable
{
    internal Database Copy { get; } = new(null);

    /// <inheritdoc/>
    public void Dispose() => Copy.Dispose();
}

/// <content>Images of the books: a bench that tries the same day many times goes back to its morning.</content>
public sealed partial class Ledger
{
    /// <summary>A copy of the books.</summary>
    public LedgerImage Save()
    {
        var image = new LedgerImage();
        lock (gate) image.Copy.CopyFrom(db);
        return image;
    }

    /// <summary>Goes back to a copy; what has happened since is gone.</summary>
    public void Restore(LedgerImage image)
    {
        lock (gate) db.CopyFrom(image.Copy);
    }
}
