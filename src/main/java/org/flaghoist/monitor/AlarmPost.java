package org.flaghoist.monitor;

import java.util.Optional;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.monitor.AlarmReports.ReportBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is to be reported on one channel. */
final class AlarmPost {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmPost.class);

    private final OutageLog taking = new OutageLog(LOG, "Reading what is to be reported about alarms");
    private final AlarmReports reports;
    private final ReportChannel channel;
    private final ReportBackoff backoff;
    private final ReportSender sender;
    private boolean down;

    AlarmPost(AlarmReports reports, ReportChannel channel, ReportBackoff backoff, ReportSender sender) {
        this.reports = reports;
        this.channel = channel;
        this.backoff = backoff;
        this.sender = sender;
    }

    ReportChannel channel() {
        return channel;
    }

    /** All that is due, until something fails: what is behind it would only fail, too, one after the other. */
    void post() {
        taking.attempt(() -> {
            Optional<ReportBatch> batch;
            do {
                batch = reports.take(channel, sender.most(), backoff.longest());
            } while (batch.isPresent() && isSent(batch.get()));
        });
    }

    private boolean isSent(ReportBatch batch) {
        try {
            sender.send(batch.reports());
        } catch (ReportNotSent e) {
            failed(batch, e);
            return false;
        }
        reports.sent(batch);
        if (down) {
            LOG.info("{} about alarms are sent again", channel.words());
            down = false;
        }
        return true;
    }

    private void failed(ReportBatch batch, ReportNotSent fault) {
        if (!down) {
            LOG.warn(
                    "{} about alarms cannot be sent, and are tried again and again: {}",
                    channel.words(),
                    fault.getMessage());
            down = true;
        }
        int given = reports.failed(batch, backoff, fault);
        if (given > 0) {
            LOG.warn(
                    "{}: not sent {}: {} {} of alarms; see the list of alarms",
                    channel.words(),
                    fault.isForGood() ? "as the receiver wants no more" : "after " + backoff.tries() + " tries",
                    given,
                    given == 1 ? "change" : "changes");
        }
    }
}
