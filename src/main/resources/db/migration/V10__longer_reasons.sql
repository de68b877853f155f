-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- As long as every other reason that a person gives.
alter table partner_state alter column reason set data type varchar(1000);
alter table maintenance alter column reason set data type varchar(1000);
