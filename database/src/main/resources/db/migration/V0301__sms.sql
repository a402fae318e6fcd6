-- Outgoing messages, at most one for each key; parts are what the gateway sees.
create table sms_message (
    id             uuid primary key,
    key            text        not null unique,
    purpose        text        not null check (purpose in ('RESULT', 'ASK_AGAIN')),
    ticket_id      uuid        not null,
    phone          text        not null,
    source_address text        not null,
    text           text        not null,
    state          text        not null check (state in ('OPEN', 'DELIVERED', 'FAILED')),
    failure        text        not null default '',
    created_at     timestamptz not null,
    finished_at    timestamptz,
    -- The ticket has been told of DELIVERED or FAILED.
    told_at        timestamptz,
    tell_attempts  int         not null default 0,
    tell_after     timestamptz
);
create index sms_message_open on sms_message (created_at) where state = 'OPEN';
create index sms_message_untold on sms_message (finished_at) where told_at is null and state <> 'OPEN';
create index sms_message_phone on sms_message (phone, source_address);

-- QUEUED -> SUBMITTING -> SUBMITTED | UNKNOWN -> DELIVERED | FAILED. SUBMITTING is written before the submit leaves and
-- is never submitted again unless the gateway said that it did not take it.
-- claimed_at and not_before are real time, all else is business time.
create table sms_part (
    id          uuid primary key,
    message_id  uuid        not null references sms_message (id),
    number      int         not null,
    total       int         not null,
    reference   int         not null,
    text        text        not null,
    state       text        not null
        check (state in ('QUEUED', 'SUBMITTING', 'SUBMITTED', 'UNKNOWN', 'DELIVERED', 'FAILED')),
    provider_id text,
    attempts    int         not null default 0,
    not_before  timestamptz,
    claimed_at  timestamptz,
    submitted_at timestamptz,
    inquired_at timestamptz,
    settled_at  timestamptz,
    error       text        not null default '',
    unique (message_id, number)
);
create index sms_part_work on sms_part (state, id) where state in ('QUEUED', 'SUBMITTING', 'SUBMITTED', 'UNKNOWN');
create index sms_part_provider on sms_part (provider_id) where provider_id is not null;

-- The 8 bit reference of concatenated parts.
create sequence sms_reference;

-- Written before the gateway gets its deliver_sm_resp. A receipt may come before the submit's response.
create table sms_receipt (
    id          uuid primary key,
    provider_id text        not null,
    -- The same id read as hexadecimal and as decimal: some gateways write one in the response, the other here.
    id_in_hex   text,
    id_in_decimal text,
    phone       text        not null,
    address     text        not null,
    fate        text        not null check (fate in ('DELIVERED', 'FAILED', 'UNDECIDED')),
    error       text        not null default '',
    raw         text        not null,
    received_at timestamptz not null,
    part_id     uuid references sms_part (id),
    handled_at  timestamptz,
    unique (provider_id, phone, fate)
);
create index sms_receipt_new on sms_receipt (received_at) where handled_at is null;

-- Citizens' texts, written before the deliver_sm_resp; the key makes a repeated deliver_sm one row.
create table sms_inbound (
    id           uuid primary key,
    dedupe_key   text        not null unique,
    phone        text        not null,
    address      text        not null,
    text         text        not null,
    piece_reference int,
    piece_total  int         not null default 1,
    piece_number int         not null default 1,
    received_at  timestamptz not null,
    state        text        not null check (state in ('NEW', 'HANDLED', 'DEAD')),
    meaning      text,
    outcome      text        not null default '',
    survey_id    uuid,
    attempts     int         not null default 0,
    not_before   timestamptz,
    handled_at   timestamptz
);
create index sms_inbound_new on sms_inbound (received_at, id) where state = 'NEW';
create index sms_inbound_pieces on sms_inbound (phone, address, piece_reference) where piece_total > 1;

-- One satisfaction survey for each ticket and round; the suffix is leased to (phone, survey) until expires_at.
create table sms_survey (
    id            uuid primary key,
    ticket_id     uuid        not null,
    round         int         not null,
    ticket_number text        not null,
    phone         text        not null,
    suffix        text        not null,
    asked_count   int         not null,
    state         text        not null check (state in ('OPEN', 'ANSWERED', 'MANUAL', 'OPTED_OUT', 'EXPIRED')),
    opened_at     timestamptz not null,
    expires_at    timestamptz not null,
    closed_at     timestamptz,
    unique (ticket_id, round)
);
create unique index sms_survey_lease on sms_survey (phone, suffix) where state <> 'EXPIRED';
create index sms_survey_expiry on sms_survey (expires_at) where state <> 'EXPIRED';

-- Rotates suffixes, so that a late reply rarely meets a new survey.
create sequence sms_suffix;

create table sms_suppression (
    phone      text primary key,
    word       text        not null,
    since      timestamptz not null
);
