-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- Who voted, whatever the name at the time; null in votes from before.
alter table vote add column identity varchar(200);

-- What one person has asked for and a second has to agree to.
create table request (
  kind varchar(20) not null,
  partner varchar(40) not null,
  subject varchar(100) not null,
  token varchar(32) not null,
  actor varchar(100) not null,
  identity varchar(200) not null,
  reason varchar(1000) not null,
  asked_at timestamp(3) with time zone not null,
  primary key (kind, partner, subject)
);
