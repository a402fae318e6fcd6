-- A unit is dissolved, or merged into another: ordered once, carried out on its day, batch by batch; what was interrupted goes on,
-- since an open ticket of an inactive unit is what is looked for.
create table unit_dissolution (
    unit_id      text primary key references unit,
    -- Who takes over; null when its tickets are to be dispatched anew.
    successor_id text references unit,
    effective_on date not null,
    -- 文号 of the document that says so.
    number       text not null check (number <> ''),
    ordered_at   timestamptz not null,
    ordered_by   text not null,
    -- When the unit became inactive.
    dissolved_at timestamptz,
    check (unit_id <> successor_id)
);
create index unit_dissolution_due on unit_dissolution (effective_on) where dissolved_at is null;
