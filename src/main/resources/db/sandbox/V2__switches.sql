-- What a tester has switched on at the fake phone. A row is a switch that is on: an empty table is a bank where
-- everything is normal. All nodes read it with each order, and a restart keeps it.

create table sandbox_bank.switch (
  name          text        primary key check (name in ('late', 'silent', 'maintenance')),
  turned_on_at  timestamptz not null
);

-- Whether the holder's phone hears of the booking late; the books themselves are not late.
alter table sandbox_bank.transfer add column told_late boolean not null default false;
