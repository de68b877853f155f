alter table event add column newer varchar(40);
