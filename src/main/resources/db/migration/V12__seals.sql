-- MACs of this server over what it decides by, so that a row another hand has changed is found. A row without one,
-- written before there were any, counts as changed: there has been no release.
alter table submission add column seal bytea;
alter table transfer add column seal bytea, add column origin bytea;
alter table account add column seal bytea;
alter table account_guess add column seal bytea;
