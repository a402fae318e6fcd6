-- Art 13(3): a unit's application to return a ticket, or, after the time for that, for a joint meeting (Art 21). What it
-- said is never changed; the decision is added.
create table ticket_return (
    id                    uuid primary key,
    ticket_id             uuid not null references ticket,
    unit_id               text not null references unit,
    -- the unit asked for a joint meeting
    meeting_wish          boolean not null,
    reason                text not null,
    basis                 text not null,
    knowledge_item        text,
    knowledge_uploaded_at timestamptz,
    applied_at            timestamptz not null,
    applied_by            text not null,
    -- the reviewer's own limit, and when it was found to be exceeded
    decide_by             timestamptz not null,
    late_at               timestamptz,
    verdict               text check (verdict in ('ACCEPT', 'REFUSE', 'DISPUTE')),
    ground                text,
    note                  text not null default '',
    decided_at            timestamptz,
    decided_by            text,
    check ((verdict is null) = (decided_at is null))
);
create index ticket_return_ticket on ticket_return (ticket_id, applied_at);
create unique index ticket_return_undecided on ticket_return (ticket_id) where verdict is null;
create index ticket_return_timer on ticket_return (decide_by) where verdict is null and late_at is null;

-- Art 13(2)9. The amount is in the time limit's own unit: working days, or natural hours for 突发.
create table ticket_extension (
    id            uuid primary key,
    ticket_id     uuid not null references ticket,
    unit_id       text not null references unit,
    -- which dispatch's clock it lengthens
    dispatched_at timestamptz not null,
    amount        integer not null check (amount > 0),
    hours         boolean not null,
    reason        text not null,
    told_how      text not null,
    told_at       timestamptz not null,
    -- the due time when it was applied for, and what it would become
    due_at        timestamptz not null,
    extended_to   timestamptz not null,
    applied_at    timestamptz not null,
    applied_by    text not null,
    granted       boolean,
    note          text not null default '',
    decided_at    timestamptz,
    decided_by    text,
    check ((granted is null) = (decided_at is null))
);
create index ticket_extension_ticket on ticket_extension (ticket_id, applied_at);
create unique index ticket_extension_undecided on ticket_extension (ticket_id, dispatched_at) where granted is null;

-- Art 21: a joint meeting on who handles a ticket, from the reviewer's request to its decision with its paper.
create table ticket_meeting (
    id             uuid primary key,
    ticket_id      uuid not null references ticket,
    question       text not null,
    asked_at       timestamptz not null,
    asked_by       text not null,
    kept           boolean,
    unit_id        text references unit,
    held_on        date,
    minutes_number text not null default '',
    minutes        text not null default '',
    participants   text not null default '',
    decided_at     timestamptz,
    decided_by     text,
    check ((kept is null) = (decided_at is null) and (kept is null) = (unit_id is null))
);
create index ticket_meeting_ticket on ticket_meeting (ticket_id, asked_at);
create unique index ticket_meeting_undecided on ticket_meeting (ticket_id) where kept is null;
