-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- Which of several hubs does what only one may do, and until when. The table is ShedLock's.
create table shedlock (
  name varchar(64) primary key,
  lock_until timestamp(3) not null,
  locked_at timestamp(3) not null,
  locked_by varchar(255) not null
);
