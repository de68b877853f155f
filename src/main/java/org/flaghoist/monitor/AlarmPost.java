package org.flaghoist.monitor;

import org.flaghoist.broker.OutageLog;
import org.flaghoist.monitor.AlarmMails.MailBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;

/** Mails what is to be mailed about alarms: all that is due in one mail, so that no trouble makes a flood of them. */
final class AlarmPost {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmPost.class);

    private final OutageLog taking = new OutageLog(LOG, "Reading what is to be mailed");
    private final AlarmMails mails;
    private final MailSender server;
    private final AlarmMail settings;
    private boolean down;

    AlarmPost(AlarmMails mails, MailSender server, AlarmMail settings) {
        this.mails = mails;
        this.server = server;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${flaghoist.alarms.every}")
    void post() {
        taking.attempt(() -> mails.take(settings.again()).ifPresent(this::post));
    }

    private void post(MailBatch batch) {
        try {
            server.send(message(batch));
        } catch (MailException e) {
            failed(batch, e);
            return;
        }
        mails.sent(batch);
        if (down) {
            LOG.info("Mails about alarms are sent again");
            down = false;
        }
    }

    private SimpleMailMessage message(MailBatch batch) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(settings.to().toArray(String[]::new));
        message.setFrom(settings.from());
        message.setSubject(AlarmTexts.subject(batch.changes()));
        message.setText(AlarmTexts.body(batch.changes()));
        return message;
    }

    private void failed(MailBatch batch, MailException fault) {
        if (!down) {
            LOG.warn(
                    "Mails about alarms cannot be sent, and are tried again in {} s: {}",
                    settings.again().toSeconds(),
                    NestedExceptionUtils.getMostSpecificCause(fault).getMessage());
            down = true;
        }
        int given = mails.failed(batch, settings.tries());
        if (given > 0) {
            LOG.warn(
                    "Not mailed after {} tries: {} change(s) of alarms; see the list of alarms",
                    settings.tries(),
                    given);
        }
    }
}
