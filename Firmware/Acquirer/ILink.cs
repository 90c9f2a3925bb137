namespace PosFirmware.Acquirer;

/// <summary>A byte stream to the acquirer. What the network does is a result; nothing of it is thrown.</summary>
public interface ILink
{
    /// <summary>True from a good <see cref="Secure"/> to <see cref="Close"/>. The other side may have closed meanwhile: see <see cref="IsAlive"/>.</summary>
    bool IsOpen { get; }

    /// <summary>False: the terminal has no network at all, so that there is no use in trying. Comes back at once.</summary>
    bool HasNetwork { get; }

    /// <summary>Finds the host and connects. Blocks.</summary>
    LinkFault Connect();

    /// <summary>Chooses the other one of two hosts for the next <see cref="Connect"/>; it stays chosen while it answers.</summary>
    /// <returns>False: there is only one.</returns>
    bool SwitchHost();

    /// <summary>Makes the connection secure. Blocks. After a fault the connection is closed.</summary>
    LinkFault Secure();

    /// <summary>True when an open connection can be used for the next message: not closed by the other side, and nothing unread on it.</summary>
    bool IsAlive();

    /// <summary>Sends bytes.</summary>
    /// <returns>False when the connection broke; some of the bytes may have gone.</returns>
    bool Send(byte[] data, int start, int count);

    /// <summary>Takes what has arrived; waits a tenth of a second at most.</summary>
    /// <returns>Number of bytes; 0 when there is nothing yet, -1 when the connection is closed or broken.</returns>
    int Receive(byte[] buffer, int start, int count);

    /// <summary>Closes the connection, if there is one.</summary>
    void Close();
}
