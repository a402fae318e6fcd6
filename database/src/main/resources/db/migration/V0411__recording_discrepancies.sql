-- Where what was recorded is not what was talked. A row stays; a recording that arrives late resolves it.
create table recording_discrepancy (
    call_id      text        not null,
    kind         text        not null check (kind in ('SHORT', 'MISSING', 'SILENT', 'UNUSABLE', 'PUT_ASIDE', 'NO_RECORDING')),
    source_file  text        not null default '',
    party        text        check (party in ('CITIZEN', 'AGENT', 'THIRD')),
    agent_id     text,
    talked_ms    bigint      not null check (talked_ms >= 0),
    recorded_ms  bigint      not null check (recorded_ms >= 0),
    found_at     timestamptz not null,
    resolved_at  timestamptz,
    primary key (call_id, kind, source_file)
);
create index recording_discrepancy_found on recording_discrepancy (found_at);
