-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- Which configuration it was decided by; null for what was decided before there were any. No foreign key: each message
-- would have to look there.
alter table entry add column configuration int;
