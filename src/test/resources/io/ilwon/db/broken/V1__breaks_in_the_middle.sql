create table half (id int8);
select 1 / 0;
