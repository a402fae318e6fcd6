-- What a unit is (Art 12(2), 28(2)): vertical agencies are dispatched to at the city's level, enterprises and institutions that
-- serve the public through the department that they belong to (parent_id).
alter table unit add column nature text not null default 'ORDINARY'
    check (nature in ('ORDINARY', 'VERTICAL', 'PUBLIC_SERVICE'));

-- Starting data, replaceable, beside V0202's: what the catalogue that ships with the product refers to. Numbers are fictitious.
insert into unit (id, parent_id, name, phone, area, nature) values
    ('fg',  null, '市发展和改革委员会',   '07730000116', '', 'ORDINARY'),
    ('gx',  null, '市工业和信息化局',     '07730000117', '', 'ORDINARY'),
    ('cz',  null, '市财政局',             '07730000118', '', 'ORDINARY'),
    ('nc',  null, '市农业农村局',         '07730000119', '', 'ORDINARY'),
    ('sw',  null, '市税务局',             '07730000120', '', 'VERTICAL'),
    ('swj', null, '市商务局',             '07730000121', '', 'ORDINARY'),
    ('tw',  null, '市退役军人事务局',     '07730000122', '', 'ORDINARY'),
    ('yj',  null, '市应急管理局',         '07730000123', '', 'ORDINARY'),
    ('ly',  null, '市林业和园林局',       '07730000124', '', 'ORDINARY'),
    ('spj', null, '市行政审批局',         '07730000125', '', 'ORDINARY'),
    ('gjj', null, '市住房公积金管理中心', '07730000126', '', 'ORDINARY'),
    ('xf',  null, '市消防救援支队',       '07730000127', '', 'VERTICAL'),
    ('qx',  null, '市气象局',             '07730000128', '', 'VERTICAL'),
    ('yz',  null, '市邮政管理局',         '07730000129', '', 'VERTICAL'),
    ('cl',  null, '市残疾人联合会',       '07730000130', '', 'ORDINARY'),
    ('sf',  null, '市司法局',             '07730000131', '', 'ORDINARY'),
    ('tj',  null, '市体育局',             '07730000132', '', 'ORDINARY'),
    ('ybj', 'yb', '市医疗保障事业管理中心', '07730000133', '', 'PUBLIC_SERVICE'),
    ('gs',  'zj', '市自来水有限公司',     '07730000134', '', 'PUBLIC_SERVICE'),
    ('rq',  'zj', '市燃气有限公司',       '07730000135', '', 'PUBLIC_SERVICE'),
    ('gj',  'jt', '市公共交通集团',       '07730000136', '', 'PUBLIC_SERVICE'),
    ('gd',  'fg', '桂林供电局',           '07730000137', '', 'PUBLIC_SERVICE'),
    ('dt',  'gx', '通信行业管理办公室',   '07730000138', '', 'ORDINARY'),
    ('sw-450321', 'sw', '阳朔县税务局',   '07730000139', '450321', 'VERTICAL'),
    ('sw-450323', 'sw', '灵川县税务局',   '07730000140', '450323', 'VERTICAL'),
    ('gw-4503Z1', null, '国家高新区管理委员会',       '07730000141', '', 'ORDINARY'),
    ('gw-4503Z2', null, '临桂新区管理委员会',         '07730000142', '', 'ORDINARY'),
    ('gw-4503Z3', null, '漓江风景名胜区管理委员会',   '07730000143', '', 'ORDINARY'),
    ('gw-4503Z4', null, '经济技术开发区管理委员会',   '07730000144', '', 'ORDINARY'),
    ('gw-4503Z5', null, '高铁园管理委员会',           '07730000145', '', 'ORDINARY'),
    ('yz-450302', null, '秀峰区12345热线工作站', '07730000204', '450302', 'ORDINARY'),
    ('yz-450303', null, '叠彩区12345热线工作站', '07730000205', '450303', 'ORDINARY'),
    ('yz-450304', null, '象山区12345热线工作站', '07730000206', '450304', 'ORDINARY'),
    ('yz-450305', null, '七星区12345热线工作站', '07730000207', '450305', 'ORDINARY'),
    ('yz-450311', null, '雁山区12345热线工作站', '07730000208', '450311', 'ORDINARY'),
    ('yz-450312', null, '临桂区12345热线工作站', '07730000209', '450312', 'ORDINARY'),
    ('yz-450324', null, '全州县12345热线工作站', '07730000210', '450324', 'ORDINARY'),
    ('yz-450325', null, '兴安县12345热线工作站', '07730000211', '450325', 'ORDINARY'),
    ('yz-450326', null, '永福县12345热线工作站', '07730000212', '450326', 'ORDINARY'),
    ('yz-450327', null, '灌阳县12345热线工作站', '07730000213', '450327', 'ORDINARY'),
    ('yz-450328', null, '龙胜各族自治县12345热线工作站', '07730000214', '450328', 'ORDINARY'),
    ('yz-450329', null, '资源县12345热线工作站', '07730000215', '450329', 'ORDINARY'),
    ('yz-450330', null, '平乐县12345热线工作站', '07730000216', '450330', 'ORDINARY'),
    ('yz-450381', null, '荔浦市12345热线工作站', '07730000217', '450381', 'ORDINARY')
on conflict (id) do update
    set nature = excluded.nature, parent_id = coalesce(unit.parent_id, excluded.parent_id);

-- 派单目录 (国办函〔2025〕66号): matter × area → unit. A version is never edited; the one in force on a day is the one with the
-- latest effective day that has come, of two with the same day the later one.
create table dispatch_catalogue (
    version      bigint generated always as identity primary key,
    effective_on date not null,
    note         text not null check (note <> ''),
    -- Empty for what ships with the product.
    author       text not null,
    made_at      timestamptz not null
);
create table dispatch_topic (
    version     bigint not null references dispatch_catalogue,
    ordinal     integer not null,
    name        text not null check (name <> ''),
    parent      text,
    -- By which the matter is recognised in what was written down.
    words       text[] not null,
    -- Art 19.
    lane        text,
    -- Art 13(2)8: value and basis, both or neither.
    limit_days  integer,
    limit_basis text,
    primary key (version, name),
    check ((limit_days is null) = (limit_basis is null))
);
create table dispatch_entry (
    version   bigint not null,
    topic     text not null,
    -- A code of an area; empty for the whole city.
    area      text not null,
    unit_id   text not null references unit,
    -- Who assists it, of enterprises that serve the public the one that does the work.
    assisting text references unit,
    basis     text not null check (basis <> ''),
    primary key (version, topic, area),
    foreign key (version, topic) references dispatch_topic (version, name)
);
create index dispatch_entry_unit on dispatch_entry (unit_id, version);
do $$
declare
    part text;
begin
    foreach part in array array['dispatch_catalogue', 'dispatch_topic', 'dispatch_entry'] loop
        execute format('create trigger %1$s_append_only before update or delete on %1$s
                        for each row execute function refuse_change()', part);
        execute format('create trigger %1$s_no_truncate before truncate on %1$s
                        for each statement execute function refuse_change()', part);
    end loop;
end $$;

-- By what each dispatch went where it went: which version and line, or why not by it, and the limit that another law states.
create table ticket_dispatch (
    id            bigint generated always as identity primary key,
    ticket_id     uuid not null references ticket,
    dispatched_at timestamptz not null,
    unit_id       text not null references unit,
    -- The version in force then; null when there was none.
    catalogue     bigint references dispatch_catalogue (version),
    -- Null when no matter of the catalogue was recognised or chosen.
    topic         text,
    area          text not null,
    -- The line that answered: it may be a wider area's or the parent matter's.
    entry_topic   text,
    entry_area    text,
    -- Null when no line answered.
    followed      boolean,
    deviation     text not null default '',
    limit_days    integer,
    limit_basis   text,
    check ((limit_days is null) = (limit_basis is null))
);
create index ticket_dispatch_ticket on ticket_dispatch (ticket_id, id);
create index ticket_dispatch_history on ticket_dispatch (topic, area, dispatched_at) where topic is not null;
call keep_archived('ticket_dispatch');

-- By when what waits for its dispatch must be dispatched (Art 12(2), 19): a timer, gone when it is of no more use.
create table ticket_dispatch_clock (
    ticket_id   uuid primary key references ticket,
    -- The ticket's version that it was computed for.
    version     bigint not null,
    dispatch_by timestamptz not null,
    lane        text,
    late_at     timestamptz
);
create index ticket_dispatch_clock_timer on ticket_dispatch_clock (dispatch_by) where late_at is null;

-- 派单异议: a unit says that a line of the catalogue is wrong, or an accepted return says so.
create table dispatch_objection (
    id         uuid primary key,
    catalogue  bigint not null references dispatch_catalogue (version),
    topic      text not null,
    area       text not null,
    unit_id    text not null references unit,
    reason     text not null,
    basis      text not null,
    -- Whom the unit names instead.
    proposed   text references unit,
    -- The ticket whose return was accepted; null when the unit objected by itself.
    ticket_id  uuid references ticket,
    raised_at  timestamptz not null,
    raised_by  text not null,
    upheld     boolean,
    decision   text not null default '',
    decided_at timestamptz,
    decided_by text,
    -- The version that it led to.
    made       bigint references dispatch_catalogue (version),
    check ((upheld is null) = (decided_at is null) and (made is null or upheld))
);
create unique index dispatch_objection_open on dispatch_objection (topic, area, unit_id) where decided_at is null;
create index dispatch_objection_unit on dispatch_objection (unit_id, raised_at);
