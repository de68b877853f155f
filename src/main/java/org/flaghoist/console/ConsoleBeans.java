package org.flaghoist.console;

import java.time.Clock;
import javax.sql.DataSource;
import org.flaghoist.answer.AnswerList;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.exchange.Setup;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.linked.LinkClusters;
import org.flaghoist.linked.Links;
import org.flaghoist.monitor.Rhythms;
import org.flaghoist.operator.Operator;
import org.flaghoist.parking.Parking;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.flaghoist.release.RuleWords;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.Overview;
import org.flaghoist.search.Traffic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the console's pages ask. */
@Configuration(proxyBeanMethods = false)
class ConsoleBeans {

    @Bean
    NotificationOperations notificationOperations(
            DataSource database,
            Setup setup,
            Ledger ledger,
            NotificationViews views,
            ContentSearch contentSearch,
            Operator operator,
            Configurations configurations) {
        NotificationHistory history = views.history();
        NotificationContents contents =
                new NotificationContents(history, new Overview(database), setup.mappings(), ledger, operator);
        return new NotificationOperations(
                new NotificationSearch(database),
                history,
                views,
                contents,
                contentSearch,
                configurations,
                new AnswerList(database));
    }

    @Bean
    NotificationViews notificationViews(DataSource database, Parking parking, RuleWords rules) {
        return new NotificationViews(new NotificationHistory(database), parking, rules);
    }

    @Bean
    ContentSearch contentSearch(
            DataSource database,
            AuditLog auditLog,
            SearchIndex index,
            SearchKeys keys,
            Ledger ledger,
            Operator operator,
            RuleWords rules) {
        return new ContentSearch(new NotificationSearch(database), auditLog, index, keys, ledger, operator, rules);
    }

    @Bean
    ExchangeOperations exchangeOperations(
            DataSource database, PartnerSnapshots partners, Parking parking, Rhythms rhythms, Clock clock) {
        return new ExchangeOperations(partners, parking, new Traffic(database, clock), rhythms, clock);
    }

    @Bean
    LinkedOperations linkedOperations(DataSource database) {
        return new LinkedOperations(new Links(database), new LinkClusters(database));
    }

    @Bean
    TryoutOperations tryoutOperations(
            CurrentSetup currentSetup, RuleWords rules, Ledger ledger, Operator operator, HubSettings settings) {
        int largest = (int) settings.largestNotification().toBytes();
        return new TryoutOperations(currentSetup, rules, ledger, operator, largest);
    }

    @Bean
    AuditLog auditLog(DataSource database) {
        return new AuditLog(database);
    }

    @Bean
    AuditOperations auditOperations(AuditLog auditLog, RuleWords rules) {
        return new AuditOperations(auditLog, rules);
    }

    @Bean
    PictureViews pictureViews(PictureWeeks weeks) {
        return new PictureViews(weeks);
    }

    @Bean
    PictureOperations pictureOperations(
            PictureViews views, Picture picture, DataSource database, PeriodicFiles months, CurrentSetup currentSetup) {
        return new PictureOperations(
                views, new PictureSources(picture, database), new MonthlyList(months, currentSetup::partners));
    }

    @Bean
    LoginWatch loginWatch(LoginAttempts attempts, Clock clock) {
        return new LoginWatch(attempts, clock);
    }
}
