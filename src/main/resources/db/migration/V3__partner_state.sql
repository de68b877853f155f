-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- How the hub deals with each partner. Trial: which of the partner's trials what it sends now belongs to, 0 for none;
-- trials: how many there were.
create table partner_state (
  partner varchar(40) primary key,
  state varchar(20) not null,
  trial int not null,
  trials int not null,
  since timestamp(3) with time zone not null,
  actor varchar(100) not null,
  reason varchar(500) not null
);

-- What came in a trial is judged among the messages of the same trial, and counts for nothing outside it.
alter table entry add column trial int default 0 not null;
alter table notification add column trial int default 0 not null;
alter table notification drop constraint notification_once;
alter table notification add constraint notification_once unique (sender, reference, revision, trial);

alter table lineage rename to lineage_before;
create table lineage (
  sender varchar(40) not null,
  reference varchar(100) not null,
  trial int not null,
  revision int not null,
  cancelled boolean not null,
  primary key (sender, reference, trial)
);
insert into lineage (sender, reference, trial, revision, cancelled)
  select sender, reference, 0, revision, cancelled from lineage_before;
drop table lineage_before;
