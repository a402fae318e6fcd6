-- Whom a unit belongs to: a county's bureaus to its station, public enterprises to their department (Art 9, 28(2)).
alter table unit add column parent_id text;
