package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class PictureWarmUpTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean isAway = new AtomicBoolean();

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private PictureWarmUp warmUp;

    @BeforeEach
    void open() throws IOException {
        DataSource database = new DelegatingDataSource(hub.database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (isAway.get()) {
                    throw new SQLException("asked for by the test");
                }
                asked.incrementAndGet();
                return super.getConnection();
            }
        };
        Picture picture = new Picture(database);
        warmUp = new PictureWarmUp(
                new PictureViews(new PictureWeeks(picture, database)), new PictureSources(picture, database));
    }

    @Test
    void asksForThePageItsCsvAndTheFirstOfItsLists() {
        warmUp.once();
        assertThat(asked).as("sums, places; sums; what is on the last days").hasValueGreaterThanOrEqualTo(5);
    }

    @Test
    void doesWithoutADatabaseThatIsAway() {
        isAway.set(true);
        assertThatCode(warmUp::once).doesNotThrowAnyException();
        assertThat(asked).hasValue(0);
    }
}
