-- Art 20: units that assist the leading one, with the opinion each hands to it. Those of an earlier dispatch stay as they
-- were, ended.
create table ticket_assist (
    id          uuid primary key,
    ticket_id   uuid not null references ticket,
    unit_id     text not null references unit,
    -- the suffix of its number: 1 is -S1
    ordinal     integer not null,
    assigned_at timestamptz not null,
    due_at      timestamptz not null,
    opinion     text not null default '',
    opinion_at  timestamptz,
    opinion_by  text,
    ended_at    timestamptz,
    unique (ticket_id, ordinal)
);
create unique index ticket_assist_now on ticket_assist (ticket_id, unit_id) where ended_at is null;
create index ticket_assist_unit on ticket_assist (unit_id, ticket_id) where ended_at is null;
