alter table notification add column newer varchar(40);
