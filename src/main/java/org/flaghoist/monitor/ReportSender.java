package org.flaghoist.monitor;

import java.util.List;
import org.flaghoist.monitor.AlarmReports.AlarmReport;

/** Sends what is to be reported by one channel. */
interface ReportSender {

    /** How many reports it sends together. */
    int most();

    /** @throws ReportNotSent where it could not be sent, or nobody knows whether it was */
    void send(List<AlarmReport> reports);
}
