-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- What lies on a queue and comes from an entry that the ledger does not have: a database that took another's place had
-- lost it. With who wants it set aside, and why, until that is done.
create table unknown_message (
  message varchar(100) primary key,
  queue varchar(100) not null,
  partner varchar(40) not null,
  sender varchar(40) not null,
  reference varchar(100),
  revision int,
  entry bigint not null,
  claim varchar(400) not null,
  seen_at timestamp(3) with time zone not null,
  actor varchar(100),
  reason varchar(1000)
);
