-- Call history, written behind from the call journal in order; the calls themselves never wait for it.
create table call_record (
    call_id       text primary key,
    caller_number text        not null default '',
    caller_masked text        not null default '',
    caller_kind   text        not null default 'UNUSABLE',
    caller_place  text        not null default '',
    dialled       text        not null default '',
    queue         text,
    arrived_at    timestamptz not null,
    queued_at     timestamptz,
    answered_at   timestamptz,
    ended_at      timestamptz,
    outcome       text,
    agent_id      text,
    offers        integer     not null default 0,
    waited_ms     bigint,
    talked_ms     bigint
);
create index call_record_arrived on call_record (arrived_at desc, call_id desc);
create index call_record_caller on call_record (caller_number, arrived_at desc) where caller_number <> '';
create index call_record_agent on call_record (agent_id, arrived_at desc);

-- seq is the journal's own sequence number: unique, and in the order of publication.
create table call_event (
    call_id text        not null,
    seq     bigint      not null,
    at      timestamptz not null,
    type    text        not null,
    data    jsonb       not null,
    primary key (call_id, seq)
);

create table agent_state_log (
    agent_id text        not null,
    seq      bigint      not null,
    at       timestamptz not null,
    status   text        not null,
    reason   text,
    call_id  text,
    data     jsonb       not null,
    primary key (agent_id, seq)
);
create index agent_state_log_at on agent_state_log (at);

-- How far each journal (a folder with its own id) has been written; moves in the transaction that writes the facts.
create table journal_position (
    journal_id uuid primary key,
    position   bigint      not null,
    updated_at timestamptz not null
);

-- Facts that never reached the journal or could no longer be read: known losses, for the operator.
create table journal_gap (
    journal_id uuid        not null,
    from_seq   bigint      not null,
    to_seq     bigint      not null,
    reason     text        not null,
    noted_at   timestamptz not null,
    primary key (journal_id, from_seq)
);
