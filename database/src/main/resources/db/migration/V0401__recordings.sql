-- Recordings of calls. The regulation (Art 15): 电话录音至少应当保存 3 年. The application refuses earlier deletion with the
-- article; the triggers below refuse it again, whoever asks. A row is never removed by the application: a deleted
-- recording keeps its row, hash and dates as evidence.
create table recording (
    id              uuid primary key,
    call_id         text        not null unique,
    state           text        not null check (state in ('PENDING', 'STORED', 'INCOMPLETE', 'EMPTY', 'FAILED', 'DELETED')),
    note            text        not null default '',
    started_at      timestamptz not null,
    ended_at        timestamptz not null,
    retain_until    timestamptz not null,
    duration_ms     bigint      not null default 0,
    file_name       text,
    size_bytes      bigint,
    sha256          text,
    codec           text,
    channels        smallint,
    sample_rate     integer,
    attempts        integer     not null default 0,
    legal_hold      boolean     not null default false,
    hold_reason     text        not null default '',
    created_at      timestamptz not null,
    stored_at       timestamptz,
    checked_at      timestamptz,
    check_result    text        check (check_result in ('INTACT', 'DAMAGED', 'MISSING')),
    deleted_at      timestamptz,
    deleted_by      text,
    file_removed_at timestamptz,
    check (state not in ('STORED', 'INCOMPLETE') or (file_name is not null and size_bytes > 0 and sha256 is not null)),
    check ((state = 'DELETED') = (deleted_at is not null and deleted_by is not null)),
    check (retain_until >= (ended_at at time zone 'Asia/Shanghai' + interval '3 years') at time zone 'Asia/Shanghai')
);
create index recording_due on recording (retain_until) where state in ('STORED', 'INCOMPLETE') and not legal_hold;
create index recording_unfinished on recording (created_at) where state in ('PENDING', 'FAILED');
create index recording_leftover on recording (deleted_at) where state = 'DELETED' and file_removed_at is null;

-- One leg's receive-only file on the common time line. Levels in dBFS, -120 = digital silence.
create table recording_track (
    recording_id  uuid        not null references recording (id),
    track_no      smallint    not null,
    party         text        not null check (party in ('CITIZEN', 'AGENT')),
    agent_id      text,
    source_file   text        not null,
    state         text        not null check (state in ('RECORDED', 'REPAIRED', 'SILENT', 'EMPTY', 'MISSING', 'UNREADABLE')),
    started_at    timestamptz not null,
    offset_ms     bigint      not null,
    duration_ms   bigint      not null,
    rms_dbfs      real        not null,
    peak_dbfs     real        not null,
    primary key (recording_id, track_no),
    unique (recording_id, source_file)
);

create function recording_guard_update() returns trigger language plpgsql as $$
begin
    if new.id <> old.id or new.call_id <> old.call_id or new.ended_at <> old.ended_at or new.created_at <> old.created_at then
        raise exception '录音的编号与通话时间不得更改（第十五条）' using errcode = 'integrity_constraint_violation';
    end if;
    if new.retain_until < old.retain_until then
        raise exception '录音保存期限不得缩短（第十五条）' using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'DELETED' and new.state <> 'DELETED' then
        raise exception '已删除的录音不得改回' using errcode = 'integrity_constraint_violation';
    end if;
    if old.state in ('STORED', 'INCOMPLETE') and (new.sha256 is distinct from old.sha256 or new.file_name is distinct from old.file_name) then
        raise exception '已入库录音的文件与校验值不得更改（第十五条）' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'DELETED' and old.state <> 'DELETED' and (new.deleted_at < old.retain_until or old.legal_hold) then
        raise exception '通话录音自通话结束之日起至少保存3年，%前不得删除（第十五条）',
            to_char(old.retain_until at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger recording_guard_update before update on recording for each row execute function recording_guard_update();

-- Rows go by the server's own clock, so a moved business clock can't remove one.
create function recording_guard_delete() returns trigger language plpgsql as $$
begin
    if now() < old.retain_until or old.legal_hold then
        raise exception '通话录音自通话结束之日起至少保存3年，%前不得删除（第十五条）',
            to_char(old.retain_until at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end $$;
create trigger recording_guard_delete before delete on recording for each row execute function recording_guard_delete();

-- Tracks of an unfinished intake may be rewritten; those of a stored recording share its protection.
create function recording_track_guard() returns trigger language plpgsql as $$
begin
    if exists (select 1 from recording r where r.id = old.recording_id
               and r.state in ('STORED', 'INCOMPLETE', 'EMPTY', 'DELETED') and (now() < r.retain_until or r.legal_hold)) then
        raise exception '已入库录音的音轨记录不得更改（第十五条）' using errcode = 'integrity_constraint_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger recording_track_guard before update or delete on recording_track for each row execute function recording_track_guard();

create function recording_guard_truncate() returns trigger language plpgsql as $$
begin
    raise exception '通话录音不得整表清除（第十五条）' using errcode = 'integrity_constraint_violation';
end $$;
create trigger recording_guard_truncate before truncate on recording for each statement execute function recording_guard_truncate();
create trigger recording_track_guard_truncate before truncate on recording_track for each statement execute function recording_guard_truncate();
