package org.flaghoist.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.jdbc3.JDBC3PreparedStatement;

class FileConnectionTest {

    private static final String INSERT = "insert into t (a, b) values (?, ?)";
    private static final String SELECT = "select b from t where a = ?";

    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = new FileConnections(DatabaseFile.url(folder.resolve("t.db")), new Properties()).getConnection();
        try (PreparedStatement table = connection.prepareStatement("create table t (a integer primary key, b text)")) {
            table.execute();
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void usesAStatementAgainWithoutItsParameters() throws SQLException {
        JDBC3PreparedStatement first = inserted(1, "one");
        assertThat(inserted(2, null)).isSameAs(first);
        assertThat(found(1)).isEqualTo("one");
        assertThat(found(2)).isNull();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, 3);
            statement.executeUpdate();
        }
        assertThat(found(3)).isNull();
    }

    @Test
    void givesTwoWhoAskAtOnceAStatementEach() throws SQLException {
        inserted(1, "one");
        inserted(2, "two");
        try (PreparedStatement one = connection.prepareStatement(SELECT);
                PreparedStatement two = connection.prepareStatement(SELECT)) {
            one.setInt(1, 1);
            two.setInt(1, 2);
            try (ResultSet ofOne = one.executeQuery();
                    ResultSet ofTwo = two.executeQuery()) {
                assertThat(ofOne.next() && ofTwo.next()).isTrue();
                assertThat(ofOne.getString(1)).isEqualTo("one");
                assertThat(ofTwo.getString(1)).isEqualTo("two");
            }
        }
        assertThat(found(1)).isEqualTo("one");
    }

    @Test
    void usesAgainWhatFailed() throws SQLException {
        inserted(1, "one");
        assertThatThrownBy(() -> inserted(1, "again")).hasMessageContaining("UNIQUE");
        inserted(2, "two");
        assertThat(found(1)).isEqualTo("one");
        assertThat(found(2)).isEqualTo("two");
    }

    @Test
    void doesNotUseAgainWhatHasSettingsOfItsOwn() throws SQLException {
        inserted(1, "one");
        inserted(2, "two");
        String all = "select b from t";
        try (PreparedStatement one = connection.prepareStatement(all)) {
            one.setMaxRows(1);
            assertThat(count(one)).isEqualTo(1);
        }
        try (PreparedStatement every = connection.prepareStatement(all)) {
            assertThat(count(every)).isEqualTo(2);
        }
    }

    @Test
    void endsAReadThatWasLeftOpen() throws SQLException {
        inserted(1, "one");
        inserted(2, "two");
        PreparedStatement left = connection.prepareStatement("select b from t");
        left.executeQuery().next();
        left.close();
        // SQLite refuses to drop a table that somebody reads.
        try (PreparedStatement drop = connection.prepareStatement("drop table t")) {
            drop.execute();
        }
    }

    @Test
    void closesAStatementOnce() throws SQLException {
        PreparedStatement closed = connection.prepareStatement(SELECT);
        closed.close();
        closed.close();
        try (PreparedStatement one = connection.prepareStatement(SELECT);
                PreparedStatement two = connection.prepareStatement(SELECT)) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void keepsThoseLastUsed() throws SQLException {
        JDBC3PreparedStatement first = inserted(1, "one");
        for (int i = 0; i < 100; i++) {
            try (PreparedStatement other = connection.prepareStatement("select " + i)) {
                assertThat(count(other)).isEqualTo(1);
            }
        }
        assertThat(first.isClosed()).isTrue();
        assertThat(inserted(2, "two")).isNotSameAs(first);
    }

    private JDBC3PreparedStatement inserted(int a, @Nullable String b) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, a);
            statement.setString(2, b);
            statement.executeUpdate();
            return statement.unwrap(JDBC3PreparedStatement.class);
        }
    }

    private String found(int a) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, a);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getString(1) : "nothing";
            }
        }
    }

    private static int count(PreparedStatement statement) throws SQLException {
        int count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }
}
