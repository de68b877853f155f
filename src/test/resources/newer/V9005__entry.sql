alter table entry add column newer bigint;
create index entry_newer on entry (newer);
create table newer (
  entry bigint primary key references entry (id)
);
