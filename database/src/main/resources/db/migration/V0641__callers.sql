-- Disturbing calls as agents marked them, and numbers kept from the agents for a time. Rows stay: they are the evidence.
create table caller_incident (
    id            uuid primary key,
    at            timestamptz not null,
    call_id       text        not null,
    caller_number text        not null,
    caller_kind   text        not null,
    agent_id      text        not null,
    kind          text        not null check (kind in ('HARASSMENT', 'LINE_BLOCKING', 'ABUSE')),
    note          text        not null
);
create index caller_incident_at on caller_incident (at desc);
create index caller_incident_caller on caller_incident (caller_number, at desc) where caller_number <> '';

create table caller_block (
    id            uuid primary key,
    caller_number text        not null check (caller_number <> ''),
    caller_kind   text        not null,
    call_id       text,
    reason        text        not null check (reason <> ''),
    created_by    text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    lifted_by     text,
    lifted_at     timestamptz,
    lift_reason   text,
    -- nobody is blocked for longer without somebody deciding again
    check (expires_at > created_at and expires_at <= created_at + interval '30 days'),
    check ((lifted_at is null) = (lifted_by is null))
);
create index caller_block_number on caller_block (caller_number) where lifted_at is null;

-- Who is blocked and says that a life is in danger comes here, before everybody else.
insert into routing_queue (queue_id, definition, changed_by, changed_at) values
('urgent', '{"name":"紧急来电","priority":1000,"stages":[{"afterSeconds":0}]}', 'system', now())
on conflict (queue_id) do nothing;
