-- What belongs to a ticket beside its row and its history (Art 15): citations, hand-overs, applications and what was decided
-- about them, supervision, notices, cards. Appended to, never changed.
create table ticket_paper (
    id         uuid primary key,
    -- The order in which they were filed, within one instant too.
    seq        bigint generated always as identity,
    ticket_id  uuid not null references ticket,
    kind       text not null,
    round      integer not null,
    at         timestamptz not null,
    actor_id   text not null,
    actor_role text not null,
    -- The unit that it concerns.
    unit_id    text references unit,
    -- The paper that this one answers; each is answered once by a kind of paper.
    about      uuid,
    -- What the software notes by itself it notes once.
    key        text unique,
    content    jsonb not null,
    unique (kind, about)
);
create index ticket_paper_ticket on ticket_paper (ticket_id, seq);
create index ticket_paper_unit on ticket_paper (unit_id, kind, at) where unit_id is not null;
-- What the sweep warns of.
create index ticket_overdue on ticket (due_at)
    where overdue_at is not null and state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING');
create index ticket_emergency on ticket (dispatched_at)
    where urgency = 'EMERGENCY' and state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING');
create index ticket_dissatisfied on ticket (evaluated_at) where state = 'DISSATISFIED_REVIEW';
create trigger ticket_paper_append_only before update or delete on ticket_paper
    for each row execute function refuse_change();
create trigger ticket_paper_no_truncate before truncate on ticket_paper
    for each statement execute function refuse_change();
