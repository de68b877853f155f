-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- What lies in a partner's outbox at the first look after its test mode was put there for the test, and stays a test until
-- the outbox has nothing of that name.
create table test_file (
  partner varchar(40) not null,
  name varchar(300) not null,
  trial int not null,
  primary key (partner, name)
);

-- The last of the partner's trials after which that first look was taken. Before this version there was none to take.
alter table partner_state add column looked_after int default 0 not null;
update partner_state set looked_after = trials where trial = 0;
