package org.flaghoist.monitor;

import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/** How alarms reach people. */
@Configuration(proxyBeanMethods = false)
class AlarmReportBeans {

    @Bean
    ReportRouting reportRouting(AlarmSettings settings, @Value("${spring.mail.host:#{null}}") String mailServer) {
        AlarmSettingsCheck.run(settings, mailServer);
        return ReportRouting.of(settings.report());
    }

    @Bean
    @DependsOnDatabaseInitialization
    AlarmReports alarmReports(DataSource database, Clock clock) {
        return new AlarmReports(database, clock);
    }

    @Bean
    UnreportedWatch unreportedWatch(
            ReportRouting reportRouting, AlarmReports alarmReports, AlarmSettings settings, Clock clock) {
        return new UnreportedWatch(
                reportRouting, alarmReports, settings.report().failing(), clock);
    }

    @Bean
    AlarmPosts alarmPosts(
            ReportRouting reportRouting,
            AlarmReports alarmReports,
            AlarmSettings settings,
            ObjectProvider<MailSender> server,
            Clock clock) {
        ReportSenders senders = new ReportSenders(settings.report(), server::getObject, clock);
        return new AlarmPosts(Stream.of(ReportChannel.values())
                .filter(reportRouting::has)
                .map(channel -> new AlarmPost(alarmReports, channel, senders.backoff(channel), senders.of(channel)))
                .toList());
    }
}
