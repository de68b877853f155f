-- Takes as long as an index over millions of rows: longer than a hub may be silent.
select pg_sleep(40);
