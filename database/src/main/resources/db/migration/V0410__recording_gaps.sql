-- Where an agent had the recording paused (an ID number was spoken): silence of the true length, with who and why.
create table recording_gap (
    recording_id  uuid        not null references recording (id),
    gap_no        smallint    not null,
    began_at      timestamptz not null,
    ended_at      timestamptz not null,
    agent_id      text        not null,
    reason        text        not null,
    ending        text        not null check (ending in ('AGENT', 'LIMIT', 'AGENT_LEFT', 'CALL_ENDED', 'FAILED')),
    primary key (recording_id, gap_no),
    check (ended_at >= began_at)
);
create trigger recording_gap_guard before update or delete on recording_gap for each row execute function recording_track_guard();
create trigger recording_gap_guard_truncate before truncate on recording_gap for each statement execute function recording_guard_truncate();

-- How long the leg talked by what Asterisk reported, beside what was recorded of it; null when nobody watched.
alter table recording_track add column talked_ms bigint check (talked_ms >= 0);
