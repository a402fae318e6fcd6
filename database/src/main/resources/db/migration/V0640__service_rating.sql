-- What the citizen pressed after the call about the service (not the ticket's evaluation). Asked and nothing pressed: not rated.
alter table call_record
    add column rating_asked_at timestamptz,
    add column rated_at        timestamptz,
    add column rating          text check (rating in ('SATISFIED', 'FAIRLY_SATISFIED', 'DISSATISFIED'));
create index call_record_rating on call_record (rating_asked_at) where rating_asked_at is not null;
