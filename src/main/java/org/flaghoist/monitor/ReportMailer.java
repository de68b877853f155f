package org.flaghoist.monitor;

import java.util.List;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.monitor.AlarmReports.AlarmReport;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Mails reports: all that are due in one mail, so that no trouble makes a flood of them. */
final class ReportMailer implements ReportSender {

    private static final int MOST = 1_000;

    private final MailSender server;
    private final String from;
    private final List<String> to;

    ReportMailer(MailSender server, String from, List<String> to) {
        this.server = server;
        this.from = from;
        this.to = to;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public void send(List<AlarmReport> reports) {
        List<Alarm.AlarmChange> changes =
                reports.stream().map(AlarmReport::change).toList();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(to.toArray(String[]::new));
        message.setFrom(from);
        message.setSubject(AlarmTexts.subject(changes));
        message.setText(AlarmTexts.body(changes));
        try {
            server.send(message);
        } catch (MailException e) {
            throw new ReportNotSent(
                    SafeErrorText.plain(SafeErrorText.by(NestedExceptionUtils.getMostSpecificCause(e))));
        }
    }
}
