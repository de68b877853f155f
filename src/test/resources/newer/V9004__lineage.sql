alter table lineage add column newer varchar(40);
