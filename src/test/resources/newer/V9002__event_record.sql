alter table event_record add column newer varchar(40);
