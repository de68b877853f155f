-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- The hubs that live. Each counts its heartbeat on; one whose heartbeat stands still is struck off by another hub, and with
-- its row all its leases are void.
create table cluster_hub (
  hub varchar(36) primary key,
  heartbeat bigint not null
);

-- Which hub does what only one may do; nobody where that hub is not among those that live.
create table cluster_lease (
  name varchar(64) primary key,
  hub varchar(36) not null
);

-- A hub of the version before asks this table, and would do the same work beside a newer one. Without it it does none of it.
drop table shedlock;
