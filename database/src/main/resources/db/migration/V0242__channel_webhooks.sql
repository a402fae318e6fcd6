-- Where a channel wants to hear of progress. The signing secret is derived from the server's key and the serial number:
-- nothing that signs is kept here.
create table channel_webhook (
    channel text        primary key,
    url     text        not null,
    serial  int         not null,
    -- Removed ones stay, so that a serial number is never used twice.
    active  boolean     not null,
    set_at  timestamptz not null,
    set_by  text        not null
);
