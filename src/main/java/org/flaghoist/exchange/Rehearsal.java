package org.flaghoist.exchange;

import java.time.Instant;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;

/** Shows what would come of a message: it goes through the steps of the route translate, and nothing of it is kept. */
public final class Rehearsal {

    private final Ledger ledger;
    private final ReadStep read;
    private final RecordStep record;
    private final DecideStep decide;
    private final RenderStep render;
    private final AcknowledgeStep acknowledge;

    public Rehearsal(
            Ledger ledger,
            ReadStep read,
            RecordStep record,
            DecideStep decide,
            RenderStep render,
            AcknowledgeStep acknowledge) {
        this.ledger = ledger;
        this.read = read;
        this.record = record;
        this.decide = decide;
        this.render = render;
        this.acknowledge = acknowledge;
    }

    /** Neither the ledger nor a queue has anything of it afterwards. */
    public ExchangeListener.Translated of(Arrival arrival) {
        ReadMessage message = read.read(arrival, Instant.now());
        return ledger.rehearse(() -> acknowledge
                .acknowledge(render.render(decide.decide(record.record(message))))
                .event());
    }
}
