-- Runs on H2 2 in its regular mode and on PostgreSQL alike; keep it so.

-- When a partner was last heard of, each way; written now and then, as the hub has it in its memory.
create table contact (
  partner varchar(40) not null,
  way varchar(20) not null,
  happened_at timestamp(3) with time zone not null,
  primary key (partner, way)
);
insert into contact (partner, way, happened_at)
  select sender, 'RECEIVED', max(received_at) from entry group by sender;
insert into contact (partner, way, happened_at)
  select recipient, 'DELIVERED', max(changed_at) from delivery where state = 'DELIVERED' group by recipient;
