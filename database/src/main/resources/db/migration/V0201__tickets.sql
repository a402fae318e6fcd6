-- Units that handle tickets (Art 9); area binds a county unit to its county's calendar, empty is the city's.
create table unit (
    id     text primary key,
    name   text not null,
    phone  text not null default '',
    area   text not null default '',
    active boolean not null default true
);

-- Working days: one notice, many days. A notice's id is the calendar's version; nothing is ever edited.
create table calendar_notice (
    id             bigint generated always as identity primary key,
    layer          text not null check (layer in ('NATIONAL', 'GUANGXI', 'COUNTY')),
    area           text not null default '',
    title          text not null,
    source         text not null check (source <> ''),
    covers_from    date not null,
    covers_through date not null,
    imported_at    timestamptz not null,
    unique (layer, area, source, covers_from)
);
create table calendar_day (
    notice_id bigint not null references calendar_notice,
    day       date not null,
    working   boolean not null,
    note      text not null default '',
    primary key (notice_id, day)
);

-- The sequence in a ticket's number; gaps are fine, a day never has a million tickets.
create sequence ticket_sequence minvalue 1 maxvalue 999999 cycle;

create table ticket (
    id                  uuid primary key,
    number              text unique,
    version             bigint not null,
    state               text not null,
    round               integer not null default 1,
    -- matter
    kind                text,
    title               text not null default '',
    content             text not null default '',
    urgency             text not null default 'NORMAL',
    area                text not null default '',
    address             text not null default '',
    identity_need       text not null default 'NONE',
    confidential_result boolean not null default false,
    -- caller
    caller_name         text not null default '',
    caller_number       text not null default '',
    caller_masked       text not null default '',
    contact             text not null default '',
    identity_number     text not null default '',
    anonymous           boolean not null default false,
    -- intake
    channel             text not null,
    call_id             text,
    agent_id            text not null,
    created_at          timestamptz not null,
    -- handling
    unit_id             text references unit,
    basis               text not null default '',
    accepted_at         timestamptz,
    first_dispatched_at timestamptz,
    dispatched_at       timestamptz,
    sign_by             timestamptz,
    due_at              timestamptz,
    due_provisional     boolean not null default false,
    calendar_version    bigint,
    signed_at           timestamptz,
    deemed_signed       boolean not null default false,
    overdue_at          timestamptz,
    reply               jsonb,
    reply_submitted_at  timestamptz,
    finished_at         timestamptz,
    -- evaluation
    receipt_by          timestamptz,
    result_delivered_at timestamptz,
    evaluate_by         timestamptz,
    evaluation          text,
    evaluation_source   text,
    evaluated_at        timestamptz,
    evaluation_evidence text not null default '',
    closed_at           timestamptz,
    -- refusal
    refusal_ground      text,
    refusal_explanation text not null default '',
    refused_at          timestamptz
);
create index ticket_caller on ticket (caller_number, created_at desc) where caller_number <> '';
create index ticket_call on ticket (call_id) where call_id is not null;
create index ticket_agent on ticket (agent_id, created_at desc, id desc);
create index ticket_unit on ticket (unit_id, created_at desc, id desc) where unit_id is not null;
create index ticket_newest on ticket (created_at desc, id desc);
create index ticket_state on ticket (state, created_at desc, id desc);
create index ticket_title on ticket using gin (title gin_trgm_ops);
-- What the timers sweep; each index holds only what still waits.
create index ticket_sign_timer on ticket (sign_by) where state = 'DISPATCHED';
create index ticket_due_timer on ticket (due_at)
    where overdue_at is null and state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING');
create index ticket_receipt_timer on ticket (receipt_by) where state = 'AWAITING_EVALUATION' and receipt_by is not null;
create index ticket_evaluate_timer on ticket (evaluate_by) where state = 'AWAITING_EVALUATION' and evaluate_by is not null;

-- The history: appended to, never changed.
create table ticket_event (
    id         bigint generated always as identity primary key,
    ticket_id  uuid not null references ticket,
    version    bigint not null,
    at         timestamptz not null,
    actor_id   text not null,
    actor_role text not null,
    event      text not null,
    event_name text not null,
    from_state text,
    to_state   text not null,
    reason     text not null default '',
    unique (ticket_id, version)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger ticket_event_append_only before update or delete on ticket_event
    for each row execute function refuse_change();
create trigger ticket_event_no_truncate before truncate on ticket_event
    for each statement execute function refuse_change();

-- What must go out, written in the transaction that decided it.
create table outbox (
    id              uuid primary key,
    kind            text not null,
    key             text not null unique,
    payload         jsonb not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer not null default 0,
    done_at         timestamptz,
    dead_at         timestamptz,
    last_error      text not null default ''
);
create index outbox_waiting on outbox (kind, next_attempt_at) where done_at is null and dead_at is null;
create index outbox_dead on outbox (dead_at) where dead_at is not null;
