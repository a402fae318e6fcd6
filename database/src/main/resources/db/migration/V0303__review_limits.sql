-- By which calendar the reviewer's limit was computed; null: before this was kept. A newer one moves it while nothing is decided.
alter table ticket_return add column calendar_version bigint;
create index ticket_return_calendar on ticket_return (calendar_version) where verdict is null;
