-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- From which message of which broker on a partner sends for a trial. The broker numbers messages as they come, so this needs no
-- clock. Where there is no node, as before this version, since says it.
alter table partner_trial add column node varchar(64) default '' not null;
alter table partner_trial add column number bigint default 0 not null;

-- One row: how often any partner's state was changed. A hub sees by it whether it knows the last.
create table partner_changes (
  id int primary key,
  changes bigint not null
);
insert into partner_changes (id, changes) values (1, 0);
