-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- A message above the hub's ceiling, whatever fault of it comes first and is told.
alter table entry add column spill boolean default false not null;
