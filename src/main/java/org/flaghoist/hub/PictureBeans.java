package org.flaghoist.hub;

import java.time.Clock;
import javax.sql.DataSource;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Protections;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.operator.MonthlyPictureWriter;
import org.flaghoist.operator.MonthlyPictures;
import org.flaghoist.operator.PeriodicJob;
import org.flaghoist.operator.PictureJob;
import org.flaghoist.operator.PictureWarmUp;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.flaghoist.reload.CurrentSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The picture, and its sums by week. */
@Configuration(proxyBeanMethods = false)
public class PictureBeans {

    @Bean
    Picture picture(DataSource database) {
        return new Picture(database);
    }

    @Bean
    PictureWeeks pictureWeeks(Picture picture, DataSource database) {
        return new PictureWeeks(picture, database);
    }

    @Bean
    MonthlyPictures monthlyPictures(
            PeriodicFiles months,
            Picture picture,
            Mappings mappings,
            Protections protections,
            SharedConnection hubConnection,
            Clock clock) {
        MonthlyPictureWriter writer = new MonthlyPictureWriter(picture, mappings, clock);
        return new MonthlyPictures(months, writer, protections, new OnceSender(hubConnection), clock);
    }

    @Bean
    PeriodicJob monthlyPictureJob(
            MonthlyPictures pictures, CurrentSetup currentSetup, PartnerStates states, ClusterLeases leases) {
        return new PeriodicJob(pictures, currentSetup::partners, states::isTesting, leases);
    }

    @Bean
    PictureJob pictureJob(PictureWeeks weeks, ClusterLeases leases) {
        return new PictureJob(weeks, leases);
    }

    @Bean
    PictureWarmUp pictureWarmUp(PictureWeeks weeks, Picture picture, DataSource database) {
        return new PictureWarmUp(new PictureViews(weeks), new PictureSources(picture, database));
    }
}
