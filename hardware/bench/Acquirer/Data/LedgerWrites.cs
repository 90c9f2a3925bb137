namespace Bench.Acquirer;

/// <content>What the engine and the bench change in the books.</content>
public sealed partial class Ledger
{
    /// <summary>Sets header nibble 6 of the answers to a terminal (acquirer-protocol.md 1.3); it stays until the terminal has done it.</summary>
    public void RequestProcessing(string terminal, int request) => Write("UPDATE terminal SET processing_request = ?2 WHERE id = ?1", terminal, request);

    /// <summary>Disables or enables a terminal.</summary>
    public void SetDisabled(string terminal, bool disabled) => Write("UPDATE terminal SET disabled = ?2 WHERE id = ?1", terminal, disabled);

    /// <summary>Sets the batch that the host expects of a terminal.</summary>
    public void SetBatch(string terminal, int batch) => Write("UPDATE terminal SET batch = ?2 WHERE id = ?1", terminal, batch);

    /// <summary>Signs a terminal off, as a restart of a real host may do.</summary>
    public void SetSignedOn(string terminal, bool signedOn) => Write("UPDATE terminal SET signed_on = ?2 WHERE id = ?1", terminal, signedOn);

    /// <summary>Changes the state of a card; an active card also gets its PIN tries back.</summary>
    public void SetCardState(string pan, CardState state) =>
        Write("UPDATE card SET state = ?2, wrong_pins = CASE ?2 WHEN 'Active' THEN 0 ELSE wrong_pins END WHERE pan = ?1", pan, state.ToString());

    /// <summary>Sets the balance of an account in fen; the opening balance moves along, so that the books still agree.</summary>
    public void SetBalance(string pan, long balance) => Write("UPDATE card SET opening = opening + ?2 - balance, balance = ?2 WHERE pan = ?1", pan, balance);

    internal void SetKeys(string terminal, WorkingKeys keys) =>
        Write("UPDATE terminal SET pik = ?2, mak = ?3, tdk = ?4, signed_on = 1 WHERE id = ?1", terminal, keys.Pik, keys.Mak, keys.Tdk);

    internal void Move(string pan, long balance, long held) =>
        Write("UPDATE card SET balance = balance + ?2, held = held + ?3 WHERE pan = ?1", pan, balance, held);

    internal void SetWrongPins(string pan, int wrong) => Write("UPDATE card SET wrong_pins = ?2 WHERE pan = ?1", pan, wrong);

    /// <summary>Next value of a counter, from 1.</summary>
    internal long Count(string name)
    {
        lock (gate)
        {
            db.Run("INSERT INTO counter(name, value) VALUES(?1, 1) ON CONFLICT(name) DO UPDATE SET value = value + 1", name);
            return db.Number("SELECT value FROM counter WHERE name = ?1", name);
        }
    }

    /// <summary>Sets a counter so that the next value is <paramref name="next"/>.</summary>
    internal void SetCounter(string name, long next) =>
        Write("INSERT INTO counter(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2", name, next - 1);

    internal long AddTrade(TradeRecord t)
    {
        lock (gate)
        {
            db.Run("""
                INSERT INTO trade(kind, terminal, merchant, batch, stan, pan, amount, requested, state, code, rrn, auth, entry, time, original, refunded, organisation, reason)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                """, t.Kind.ToString(), t.Terminal, t.Merchant, t.Batch, t.Stan, t.Pan, t.Amount, t.Requested, t.State.ToString(), t.ResponseCode, t.Rrn, t.AuthCode,
                t.EntryMode, Stamp(t.Time), t.Original, t.Refunded, t.Organisation, t.ReversalReason);
            return db.LastId;
        }
    }

    internal void SetTradeState(long id, TradeState state) => Write("UPDATE trade SET state = ?2 WHERE id = ?1", id, state.ToString());

    internal void SetReversed(long id, string reason) => Write("UPDATE trade SET state = 'Reversed', reason = ?2 WHERE id = ?1", id, reason);

    internal void SetRefunded(long id, long refunded, TradeState state) => Write("UPDATE trade SET refunded = ?2, state = ?3 WHERE id = ?1", id, refunded, state.ToString());

    /// <summary>Pre-authorisations and other transactions by authorisation code and card, newest first.</summary>
    internal IReadOnlyList<TradeRecord> ByAuthorisation(string auth, string pan) => All("SELECT * FROM trade WHERE auth = ?1 AND pan = ?2 ORDER BY id DESC", ReadTrade, auth, pan);

    internal void AddChip(ChipRecord c) => Write(
        "INSERT INTO chip(trade, pan, sequence, aid, atc, un, tvr, cvm, verdict, sent, script_result, final, cryptogram, aip, iad) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        c.Trade, c.Pan, c.Sequence, c.Aid, c.Atc, c.Unpredictable, c.Tvr, c.CvmResults, c.Verdict, c.Sent, c.ScriptResult, c.FinalCryptogram, c.Cryptogram, c.Aip, c.IssuerData);

    internal void SetScriptResult(long trade, string result) => Write("UPDATE chip SET script_result = ?2 WHERE trade = ?1", trade, result);

    internal void SetFinalCryptogram(long trade, string cryptogram) => Write("UPDATE chip SET final = ?2 WHERE trade = ?1", trade, cryptogram);

    /// <summary>Highest counter that a card has used with a right cryptogram; 0 when none.</summary>
    internal int LastAtc(string pan, int sequence)
    {
        lock (gate) return (int)db.Number("SELECT max(atc) FROM chip WHERE pan = ?1 AND sequence = ?2 AND verdict = 'cryptogram right'", pan, sequence);
    }

    /// <summary>True when an off-line sale with this counter of the card is booked.</summary>
    internal bool HasCertificate(string pan, int sequence, int atc)
    {
        lock (gate)
            return db.Number("SELECT count(*) FROM chip JOIN trade ON trade.id = chip.trade WHERE chip.pan = ?1 AND sequence = ?2 AND atc = ?3 AND kind = 'OfflineSale' AND state <> 'Declined'", pan, sequence, atc) > 0;
    }

    internal void AddReversal(ReversalRecord r) => Write(
        "INSERT INTO reversal(terminal, batch, stan, kind, amount, reason, code, trade, time) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        r.Terminal, r.Batch, r.Stan, r.Kind.ToString(), r.Amount, r.Reason, r.ResponseCode, r.Trade, Stamp(r.Time));

    internal bool HasReversal(string terminal, int batch, int stan)
    {
        lock (gate) return db.Number("SELECT count(*) FROM reversal WHERE terminal = ?1 AND batch = ?2 AND stan = ?3", terminal, batch, stan) > 0;
    }

    internal SettlementRecord? Settlement(string terminal, int batch) =>
        One("SELECT * FROM settlement WHERE terminal = ?1 AND batch = ?2 ORDER BY id DESC LIMIT 1", ReadSettlement, terminal, batch);

    internal void AddSettlement(string terminal, int batch, DateTime time, string terminalTotals, string hostTotals, bool balanced) => Write(
        "INSERT INTO settlement(terminal, batch, time, terminal_totals, host_totals, balanced) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        terminal, batch, Stamp(time), terminalTotals, hostTotals, balanced);

    internal void UpdateSettlement(long id, string terminalTotals, string hostTotals, bool balanced) =>
        Write("UPDATE settlement SET terminal_totals = ?2, host_totals = ?3, balanced = ?4 WHERE id = ?1", id, terminalTotals, hostTotals, balanced);

    internal void CloseSettlement(long id, int uploaded) => Write("UPDATE settlement SET closed = 1, uploaded = ?2 WHERE id = ?1", id, uploaded);

    /// <summary>Adds an uploaded detail; false when it was there already.</summary>
    internal bool AddUpload(UploadRecord u)
    {
        lock (gate)
            return db.Run("INSERT OR IGNORE INTO upload(terminal, batch, code, stan, amount, matched) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                u.Terminal, u.Batch, u.ManagementCode, u.Stan, u.Amount, u.Matched) > 0;
    }

    /// <summary>Keeps a signature, in the place of what there was of it.</summary>
    internal void PutSignature(SignatureRecord s) => Write("""
        INSERT INTO signature(terminal, batch, stan, slip_time, parts, image, slip, complete, time) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT(terminal, batch, stan) DO UPDATE SET slip_time = ?4, parts = ?5, image = ?6, slip = ?7, complete = ?8
        """, s.Terminal, s.Batch, s.Stan, s.When, s.Parts, s.Image, s.Slip, s.Complete, Stamp(s.Time));

    internal void RemoveSignature(string terminal, int batch, int stan) => Write("DELETE FROM signature WHERE terminal = ?1 AND batch = ?2 AND stan = ?3", terminal, batch, stan);

    internal MessageRecord AddMessage(MessageRecord m)
    {
        lock (gate)
        {
            db.Run("INSERT INTO message(time, incoming, mti, terminal, code, note, text) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                Stamp(m.Time), m.Incoming, m.Mti, m.Terminal, m.ResponseCode, m.Note, m.Text);
            return m with { Id = db.LastId };
        }
    }

    private void Write(string sql, params object?[] values)
    {
        lock (gate) db.Run(sql, values);
    }
}
