-- Warnings to units by SMS (Art 27(1)).

-- Where a unit is reached: each change is a row, the newest is in force; an empty one: nowhere.
create table unit_sms_numbers (
    id         bigint generated always as identity primary key,
    unit_id    text        not null references unit,
    numbers    text[]      not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
create index unit_sms_numbers_newest on unit_sms_numbers (unit_id, id desc);
create trigger unit_sms_numbers_append_only before update or delete on unit_sms_numbers
    for each row execute function refuse_change();
create trigger unit_sms_numbers_no_truncate before truncate on unit_sms_numbers
    for each statement execute function refuse_change();

-- What a unit is owed a text about, written with the paper of the ticket's file; gathered into a text, or left out because it was
-- over before it could be said.
create table unit_warning (
    paper_id  uuid primary key references ticket_paper (id),
    unit_id   text        not null references unit,
    stage     text        not null check (stage in ('DUE_SOON', 'YELLOW', 'RED')),
    -- 突发: does not wait for the morning.
    urgent    boolean     not null,
    -- Of DUE_SOON: the due time that is near.
    limit_at  timestamptz,
    owed_at   timestamptz not null,
    -- Of the unit_text rows, one a number, that say it.
    digest    uuid,
    left_out_at timestamptz
);
create index unit_warning_open on unit_warning (unit_id, owed_at) where digest is null and left_out_at is null;
create index unit_warning_digest on unit_warning (digest) where digest is not null;

create table unit_text (
    id          uuid primary key,
    digest      uuid        not null,
    unit_id     text        not null references unit,
    phone       text        not null,
    urgent      boolean     not null,
    gathered_at timestamptz not null,
    state       text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    failure     text        not null default '',
    finished_at timestamptz,
    -- The number's owner had opted out of texts; a unit can't, so that it was sent all the same.
    despite_opt_out_at timestamptz
);
create index unit_text_newest on unit_text (unit_id, gathered_at desc);

comment on column sms_message.ticket_id is 'what it is about: the ticket, or for UNIT_WARNING the unit_text';
