namespace Bench.Acquirer;

/// <content>What happens to one frame: fault, engine, answer, journal.</content>
public sealed partial class BenchAcquirer
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> lastAnswer = new();

    /// <summary>Handles one frame of a connection, with the fault that was ordered for it.</summary>
    internal async Task HandleAsync(Connection connection, byte[] frame)
    {
        string mti = frame.Length >= 13 ? Convert.ToHexString(frame.AsSpan(11, 2)) : "";
        FaultOrder order = Faults.TakeForRequest(mti) ?? new FaultOrder(Fault.None, false, null, 0, "");
        switch (order.Fault)
        {
            case Fault.DropRequest:
                Log(true, frame, "dropped by order");
                return;
            case Fault.CloseAfterRequest:
                Log(true, frame, "connection closed by order, not processed");
                await connection.CloseAsync();
                return;
            case Fault.DelayRequest:
                Log(true, frame, $"held for {order.Seconds} s by order");
                Later(order.Seconds, () => AnswerAsync(connection, frame, order, logged: true));
                return;
            default:
                await AnswerAsync(connection, frame, order, logged: false);
                return;
        }
    }

    /// <summary>Writes a remark on a connection into the journal.</summary>
    internal void Note(int connection, string note)
    {
        if (!stopped) Log(new MessageRecord(0, Now, true, "", "", "", $"connection {connection}: {note}", ""));
    }

    private DateTime Now => (options.Clock ?? (() => DateTime.Now))();

    private async Task AnswerAsync(Connection connection, byte[] frame, FaultOrder order, bool logged)
    {
        if (!logged) Log(true, frame, order.Fault == Fault.None ? "" : $"fault: {order.Fault}");
        Exchange x;
        try { x = Engine.Handle(frame, order.Fault is Fault.Decline or Fault.ApproveAs && order.Code != "00" ? order.Code : null); }
        catch (IsoFormatException e)
        {
            Note(connection.Number, $"no message ({e.Message}), connection closed");
            await connection.CloseAsync();
            return;
        }
        byte[] answer = AnswerShaper.Shape(x, order.Fault);
        lastAnswer.TryGetValue(x.TerminalId, out byte[]? previous);
        lastAnswer[x.TerminalId] = answer;
        switch (order.Fault)
        {
            case Fault.DropResponse:
                Log(false, answer.AsSpan(2), "lost by order");
                break;
            case Fault.CloseBeforeResponse:
                Log(false, answer.AsSpan(2), "connection closed by order, not sent");
                await connection.CloseAsync();
                break;
            case Fault.DelayResponse:
                Later(order.Seconds, () => SendAsync(connection, [answer], order.Fault));
                break;
            case Fault.AnswerTwice:
                await SendAsync(connection, [answer, answer], order.Fault);
                break;
            case Fault.PreviousAnswerFirst when previous is not null:
                await SendAsync(connection, [previous, answer], order.Fault);
                break;
            default:
                await SendAsync(connection, [answer], order.Fault);
                break;
        }
    }

    private async Task SendAsync(Connection connection, byte[][] answers, Fault fault)
    {
        foreach (byte[] answer in answers) Log(false, answer.AsSpan(2), fault == Fault.None ? "" : $"fault: {fault}");
        await connection.SendAsync(answers, fault == Fault.HalfRecord);
    }

    /// <summary>
    /// Does work after a time on the bench's clock. The acquirer is busy again before the clock's event is over, so a virtual
    /// clock does not run past it.
    /// </summary>
    private void Later(double seconds, Func<Task> work)
    {
        Action<TimeSpan, Action> schedule = options.Schedule ?? ((span, action) => _ = Task.Delay(span, stop.Token).ContinueWith(
            _ => action(), stop.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default));
        schedule(TimeSpan.FromSeconds(seconds), () =>
        {
            if (stopped) return;
            Interlocked.Increment(ref late);
            _ = Task.Run(async () =>
            {
                try { await work(); }
                catch (Exception e) when (e is not OutOfMemoryException) { Fail(e); }
                finally { Interlocked.Decrement(ref late); }
            });
        });
    }

    private void Log(bool incoming, ReadOnlySpan<byte> frame, string note)
    {
        if (!options.Journal && MessageLogged is null) return;
        var message = new IsoMessage("");
        if (frame.Length > 11) Iso8583Codec.UnpackInto(message, frame[11..]);
        Log(new MessageRecord(0, Now, incoming, message.Mti, message[41] ?? "", message[39] ?? "", note, MaskedDump.Explain(frame)));
    }

    private void Log(MessageRecord record)
    {
        if (options.Journal) record = Ledger.AddMessage(record);
        MessageLogged?.Invoke(record);
    }
}
