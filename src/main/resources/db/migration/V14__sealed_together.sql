-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- All events of the link, the first of which stands in event; null where it is the only one.
alter table seal add column events varchar;
