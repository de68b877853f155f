package org.flaghoist.hub;

import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.operator.PictureJob;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureWeeks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The picture, and its sums by week. */
@Configuration(proxyBeanMethods = false)
class PictureBeans {

    @Bean
    Picture picture(DataSource database) {
        return new Picture(database);
    }

    @Bean
    PictureWeeks pictureWeeks(Picture picture, DataSource database) {
        return new PictureWeeks(picture, database);
    }

    @Bean
    PictureJob pictureJob(PictureWeeks weeks, ClusterLeases leases) {
        return new PictureJob(weeks, leases);
    }
}
