package org.flaghoist.operator;

import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.sftp.ConnectionReport;
import org.flaghoist.sftp.ReportWriter;

/** Looks whether a partner that comes to the broker is there, and moves nothing. */
public record BrokerCheck(String partner, Broker broker) {

    public ConnectionReport run() {
        ReportWriter report = new ReportWriter();
        String in = QueueNames.in(partner);
        String out = QueueNames.out(partner);
        report.passed("queues", "%s has %d, %s has %d".formatted(in, broker.count(in), out, broker.count(out)));
        int takers = broker.consumers(out);
        if (takers > 0) {
            report.passed("partner", "takes from " + out + "; connections that do: " + takers);
        } else {
            report.failed("partner", "nobody takes from " + out + " just now; ask the partner whether it is connected");
        }
        return report.report();
    }
}
