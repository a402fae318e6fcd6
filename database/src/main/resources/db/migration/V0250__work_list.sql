-- The work list: what units and reviewers have before them, most urgent first. Only tickets in work are in these indexes;
-- id makes the order total (the next page starts after the last row), the rest is looked at without the table.
create index ticket_work on ticket (due_at, id, state, kind, overdue_at)
    where state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING', 'REPLY_REVIEW');
create index ticket_unit_work on ticket (unit_id, due_at, id, state, kind, overdue_at)
    where state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING', 'REPLY_REVIEW');
