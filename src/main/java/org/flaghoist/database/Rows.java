package org.flaghoist.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes several rows at a time: what a statement costs beside its work is paid once. */
public final class Rows {

    /** Up to so many, each number of rows is a statement of its own, which PostgreSQL keeps prepared. */
    private static final int FEW = 16;

    private static final int MANY = 64;

    private final JdbcTemplate sql;

    public Rows(DataSource database) {
        this.sql = new JdbcTemplate(database);
    }

    /**
     * Executes the statement once for each.
     *
     * @param rows the values of the statement's parameters, in their order
     * @return how many rows it changed
     */
    public int each(String statement, List<Object[]> rows) {
        return rows.isEmpty()
                ? 0
                : IntStream.of(sql.batchUpdate(statement, rows)).sum();
    }

    /**
     * Inserts all.
     *
     * @param statement for one row, ending in its values
     */
    public void insert(String statement, List<Object[]> rows) {
        for (List<Object[]> some : parts(rows)) {
            sql.update(of(statement, some.size()), flat(some));
        }
    }

    /**
     * Inserts those that are not there.
     *
     * @param ending what the statement ends in behind the values
     * @param inserted what is read of each row that this gives back
     */
    public <T> List<T> insert(String statement, List<Object[]> rows, String ending, RowReader<T> inserted) {
        List<T> all = new ArrayList<>();
        for (List<Object[]> some : parts(rows)) {
            all.addAll(sql.query(of(statement, some.size()) + ending, (row, number) -> inserted.read(row), flat(some)));
        }
        return all;
    }

    /** Reads a row of what a statement gives back. */
    @FunctionalInterface
    public interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private static List<List<Object[]>> parts(List<Object[]> rows) {
        List<List<Object[]>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int left = rows.size() - from;
            int size = left >= MANY ? MANY : Math.min(left, FEW);
            parts.add(rows.subList(from, from + size));
            from += size;
        }
        return parts;
    }

    private static String of(String statement, int rows) {
        return statement + (", " + statement.substring(statement.lastIndexOf('('))).repeat(rows - 1);
    }

    private static Object[] flat(List<Object[]> rows) {
        int columns = rows.get(0).length;
        Object[] values = new Object[columns * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return values;
    }
}
