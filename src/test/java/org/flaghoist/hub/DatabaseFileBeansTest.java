package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLErrorCodesFactory;

class DatabaseFileBeansTest {

    private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

    /** A pool that notes whether its hub still has the file when its connections are closed. */
    private static final class NotingPool extends HikariDataSource {

        private final AtomicReference<Boolean> locked = new AtomicReference<>();

        @Override
        public void close() {
            super.close();
            locked.set(isLocked(Path.of(getJdbcUrl().substring("jdbc:sqlite:".length()) + ".lock")));
        }
    }

    @Test
    void hasTheFileUntilTheLastConnectionIsClosed(@TempDir Path directory) {
        NotingPool pool = new NotingPool();
        pool.setJdbcUrl("jdbc:sqlite:" + directory.resolve("ledger.db"));
        try (AnnotationConfigApplicationContext context = context(pool)) {
            JdbcClient.create(context.getBean(DataSource.class))
                    .sql("create table t (x integer)")
                    .update();
        }
        assertThat(pool.locked).hasValue(true);
        assertThat(isLocked(directory.resolve("ledger.db.lock"))).isFalse();
    }

    /** Spring would open a connection to ask, while all other threads wait for the answer. */
    @Test
    void knowsWhatFaultsMeanWithoutAskingADatabaseThatIsAway() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nobody");
        pool.setConnectionTimeout(250);
        try (AnnotationConfigApplicationContext context = context(pool)) {
            assertThat(SQLErrorCodesFactory.getInstance()
                            .getErrorCodes(context.getBean(DataSource.class))
                            .getDuplicateKeyCodes())
                    .contains("23505");
        }
    }

    private static AnnotationConfigApplicationContext context(HikariDataSource pool) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(SIZE, "2")));
        context.register(DatabaseFileBeans.class);
        context.registerBean("dataSource", HikariDataSource.class, () -> pool);
        context.refresh();
        return context;
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this process
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
