package org.flaghoist.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Inserts several rows at a time: what a statement costs beside its work is paid once. */
final class Rows {

    private static final String[] NUMBER = {"id"};

    private final JdbcTemplate sql;

    Rows(DataSource database) {
        this.sql = new JdbcTemplate(database);
    }

    /** @param rows the values of the statement's parameters, in their order */
    void insert(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            sql.batchUpdate(statement, rows);
        }
    }

    /** @return the numbers that the database gave the rows as their {@code id}, in the same order */
    List<Long> numbered(String statement, List<Object[]> rows) {
        var numbers = new GeneratedKeyHolder();
        sql.batchUpdate(connection -> connection.prepareStatement(statement, NUMBER), of(rows), numbers);
        return numbers.getKeyList().stream().map(Rows::number).toList();
    }

    private static long number(Map<String, Object> key) {
        Object number = key.values().iterator().next();
        return ((Number) Objects.requireNonNull(number, "the database gave no number")).longValue();
    }

    private static BatchPreparedStatementSetter of(List<Object[]> rows) {
        return new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int row) throws SQLException {
                new ArgumentPreparedStatementSetter(rows.get(row)).setValues(statement);
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        };
    }
}
