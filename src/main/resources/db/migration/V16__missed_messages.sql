-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- Since when, by the database's clock, the message of a decision is missed on its queue.
alter table parked add column missed_since timestamp(3) with time zone;

-- Why the last decision could not be carried out.
alter table parked add column not_done varchar(400);
