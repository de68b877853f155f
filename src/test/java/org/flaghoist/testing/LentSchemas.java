package org.flaghoist.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Schemas of one PostgreSQL server, each lent to a folder of a test. To make one costs more than most tests do: that of
 * a folder that is gone, and that nobody is connected with, is emptied and lent again, if it still is as it was made.
 */
final class LentSchemas {

    /** A schema with the hub's tables that no test writes to. */
    static final String PATTERN = "pattern";

    // Null for one that has become large.
    private static final String MADE_OF = """
            select case when sum(pg_relation_size(c.oid)) < 8000000 then md5(string_agg(concat_ws(' ', c.relname, c.relkind,
                replace(c.relacl::text, n.nspname, ''),
                (select string_agg(concat_ws(' ', a.attname, a.atttypid, a.attnotnull, a.attacl), ',' order by a.attnum)
                  from pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
                (select string_agg(k.conname, ',' order by k.conname) from pg_constraint k where k.conrelid = c.oid),
                (select string_agg(concat(g.tgname, g.tgenabled), ',' order by g.tgname)
                  from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal)), ';' order by c.relname)) end
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ?""";

    private static final String EMPTY = """
            do $do$
            declare one record;
            begin
              set local session_replication_role = replica;
              set local synchronous_commit = off;
              for one in select tablename as name from pg_tables
                  where schemaname = 'LENT' and tablename <> 'flyway_schema_history' loop
                execute format('delete from "LENT".%1$I', one.name);
                execute format('insert into "LENT".%1$I overriding system value select * from pattern.%1$I', one.name);
              end loop;
              for one in select sequencename as name from pg_sequences where schemaname = 'LENT' loop
                perform setval(format('"LENT".%I', one.name)::regclass, 1, false);
              end loop;
            end $do$""";

    private final JdbcClient sql;
    private final Map<Path, Lent> lent = new HashMap<>();
    private int made;

    /** @param sql of a user who may do everything there */
    LentSchemas(JdbcClient sql) {
        this.sql = sql;
    }

    /** The name of the schema of a folder; the same for the same folder. */
    synchronized String of(Path folder) {
        Lent mine = lent.get(folder);
        if (mine == null) {
            mine = new Lent(again().orElseGet(this::another), existing(folder));
            lent.put(folder, mine);
        }
        return mine.schema();
    }

    private String another() {
        String name = "t" + ++made;
        sql.sql("create schema " + name).update();
        return name;
    }

    private Optional<String> again() {
        for (Iterator<Lent> all = lent.values().iterator(); all.hasNext(); ) {
            Lent other = all.next();
            if (Files.notExists(other.existing()) && !isConnected(other.schema())) {
                all.remove();
                if (madeOf(other.schema()).equals(madeOf(PATTERN))) {
                    sql.sql(EMPTY.replace("LENT", other.schema())).update();
                    return Optional.of(other.schema());
                }
                sql.sql("drop schema " + other.schema() + " cascade").update();
            }
        }
        return Optional.empty();
    }

    private boolean isConnected(String schema) {
        return sql.sql("select count(*) from pg_stat_activity where application_name = ?")
                        .param(schema)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Optional<String> madeOf(String schema) {
        return sql.sql(MADE_OF).param(schema).query(String.class).optional();
    }

    // The folder itself may not be there yet.
    private static Path existing(Path folder) {
        Path existing = folder;
        while (Files.notExists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        return existing;
    }

    private record Lent(String schema, Path existing) {}
}
