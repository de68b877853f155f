-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- What is to be purged next, the oldest first.
create index body_kept on body (purged_at, kept_at);

-- Notifications whose bodies are kept, however old, because somebody with the right to says so.
create table legal_hold (
  sender varchar(40) not null,
  reference varchar(100) not null,
  since timestamp(3) with time zone not null,
  actor varchar(100) not null,
  reason varchar(1000) not null,
  primary key (sender, reference)
);
