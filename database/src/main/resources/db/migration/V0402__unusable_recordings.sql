-- A recording whose transcoding broke twice is given up: it ends with a reason, and its WAVs lie in quarantine.
alter table recording drop constraint recording_state_check;
alter table recording add constraint recording_state_check
    check (state in ('PENDING', 'STORED', 'INCOMPLETE', 'EMPTY', 'UNUSABLE', 'FAILED', 'DELETED'));
