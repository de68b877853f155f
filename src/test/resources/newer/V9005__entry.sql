alter table entry add column newer timestamp(3) with time zone;
create index entry_newer on entry (newer);
create table newer (
  entry bigint primary key references entry (id)
);
