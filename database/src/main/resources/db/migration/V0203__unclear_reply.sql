-- When the citizen first answered the result SMS with something that says neither 满意 nor 不满意: the citizen did reply,
-- so silence afterwards is no default satisfaction (Art 14(2)).
alter table ticket add column unclear_reply_at timestamptz;
