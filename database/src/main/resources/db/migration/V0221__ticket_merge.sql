-- Which ticket is handled with which (国办函〔2025〕66号). A row is removed when the two are parted again; the histories keep it.
create table ticket_merge (
    child_id  uuid primary key references ticket,
    parent_id uuid not null references ticket,
    merged_at timestamptz not null,
    check (child_id <> parent_id)
);
create index ticket_merge_parent on ticket_merge (parent_id);
-- What the sweep looks for: children that were answered and wait for the receipt, or for their parent.
create index ticket_merged on ticket (id) where state = 'MERGED';
