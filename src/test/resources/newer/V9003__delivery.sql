alter table delivery add column newer int default 0 not null;
create index delivery_newer on delivery (newer, changed_at);
