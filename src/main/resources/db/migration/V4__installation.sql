-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- One row: the broker whose messages this ledger knows. Claims are unique by its node id.
create table installation (
  id int primary key,
  node varchar(64) not null,
  since timestamp(3) with time zone not null
);
