-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- Which of its trials a partner sent for from when on, 0 for none: of a message that no broker of the hub's has marked, the
-- time that it came says which it belongs to.
create table partner_trial (
  partner varchar(40) not null,
  since timestamp(3) with time zone not null,
  trial int not null
);
create index partner_trial_since on partner_trial (partner, since);
insert into partner_trial (partner, since, trial) select partner, since, trial from partner_state;
