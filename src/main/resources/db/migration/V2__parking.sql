-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- A message that an operator sent into the hub again comes from this one.
alter table entry add column origin bigint references entry (id);

-- Two logins, where two people decided.
alter table event alter column actor set data type varchar(250);

-- What waits for a person: a row for each message on dead.in, dead.out and held. The bytes are in the message.
create table parked (
  id varchar(80) primary key,
  lot varchar(20) not null,
  partner varchar(40) not null,
  entry bigint not null references entry (id),
  stage varchar(20) not null,
  code varchar(40),
  location varchar,
  field varchar,
  rule varchar(20),
  receipt varchar(40),
  attempts int not null,
  first_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone not null,
  state varchar(20) not null,
  act varchar(20),
  actor varchar(250),
  reason varchar(1000),
  token varchar(32),
  decided_at timestamp(3) with time zone
);
create index parked_state on parked (state, lot, entry);
create index parked_entry on parked (entry);
create index parked_token on parked (token);

-- One vote a person for what is held.
create table vote (
  parked varchar(80) not null references parked (id) on delete cascade,
  actor varchar(100) not null,
  act varchar(20) not null,
  reason varchar(1000) not null,
  voted_at timestamp(3) with time zone not null,
  primary key (parked, actor)
);
