-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- By what people look for notifications, so that it is found quickly among a million.
alter table notification add column type varchar(40) default '' not null;
drop index entry_reference;
create index entry_reference on entry (reference, sender);
create index entry_sender on entry (sender, id);
create index entry_state on entry (state, id);
create index entry_received on entry (received_at);
create index delivery_state on delivery (state, entry);

-- The words of events that people look for: faults, and what people did and why.
create table remark (
  event bigint primary key,
  entry bigint,
  person boolean not null,
  words varchar not null
);
create index remark_person on remark (person, event);
insert into remark (event, entry, person, words)
  select id, entry, actor <> 'hub', lower(detail) from event where actor <> 'hub' or kind in ('REJECTED', 'FAILED');
