-- Units, colleagues and joint desks that were called into a talk have a track of their own.
alter table recording_track drop constraint recording_track_party_check;
alter table recording_track add constraint recording_track_party_check check (party in ('CITIZEN', 'AGENT', 'THIRD'));
