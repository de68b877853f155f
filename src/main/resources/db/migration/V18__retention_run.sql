-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- One row: when contents past their time were last deleted, by the hub's clock and by the database's; how often a person said
-- that the clock is right; and what keeps them from being deleted, since when.
create table retention_run (
  id int primary key,
  hub_at timestamp(3) with time zone,
  database_at timestamp(3) with time zone,
  confirmed bigint not null,
  refused varchar(1000),
  refused_at timestamp(3) with time zone
);
insert into retention_run (id, confirmed) values (1, 0);
