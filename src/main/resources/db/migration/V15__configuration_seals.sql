-- MACs of this server over what people decide: who may ask, how much, what is stopped; and over the day's won. A row
-- without one counts as changed by another hand: there has been no release.
alter table project add column seal bytea;
alter table project_key add column seal bytea;
alter table bank_stop add column seal bytea;
alter table bank_hours add column seal bytea;

-- The portion is reckoned where the seal is made, under the row's lock.
alter table won_budget add column seal bytea, drop column portion;
