-- What citizens text is kept sealed (Art 24): number and words in one value bound to the row, its pieces found by blind index. The plain
-- columns are emptied in the background; null in sealed: from before.
alter table sms_inbound
    add column phone_index bytea,
    add column sealed      bytea,
    alter column phone set default '',
    alter column text set default '';
drop index sms_inbound_pieces;
create index sms_inbound_pieces on sms_inbound (phone_index, address, piece_reference) where piece_total > 1;
create index sms_inbound_plain on sms_inbound (id) where sealed is null;
