-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- For each broker the mark that lies in its journal, too, and the one that is being put there; both are one when none is.
create table journal_mark (
  node varchar(64) primary key,
  mark varchar(60) not null,
  coming varchar(60) not null
);
