create table note (id int8 primary key, body text not null);
