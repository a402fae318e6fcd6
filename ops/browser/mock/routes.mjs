// The API, far enough to click through every page.
import { randomUUID } from 'node:crypto'
import { advance, changed, due, full, summary } from './acts.mjs'
import { calls } from './calls.mjs'
import { catalogue } from './catalogue.mjs'
import { assistedBy, disputes } from './disputes.mjs'
import { endings, file } from './endings.mjs'
import { routing } from './routing.mjs'
import { supervise, wallboard } from './supervise.mjs'
import { agents, draft, handsets, iso, people, tickets, units } from './world.mjs'

const ok = (body, status = 200) => ({ status, body })
const refused = (status, detail, more = {}) => ({ status, body: { type: 'urn:hotline:problem:mock', title: '没有成功', status, detail, ...more } })
const clock = { aheadMs: 0 }
const duties = [
  { id: randomUUID(), leader: '张三', post: '市政府副秘书长', agent: '1051', startsAt: iso(Date.now() - 3_600_000), endsAt: iso(Date.now() + 5_400_000), onDuty: true, present: true },
  { id: randomUUID(), leader: '李四', post: '市城管委主任', agent: '1052', startsAt: iso(Date.now() + 86_400_000), endsAt: iso(Date.now() + 95_400_000), onDuty: false, present: false },
]
const incidents = [
  { id: randomUUID(), at: iso(Date.now() - 900_000), callId: '1764300000.42', agent: '1001', kind: 'ABUSE', kindName: '辱骂', note: '第三次来电辱骂，已两次劝告', callerMasked: '139****3001', blocked: false },
  { id: randomUUID(), at: iso(Date.now() - 90_000_000), callId: '1764210000.7', agent: '1002', kind: 'LINE_BLOCKING', kindName: '恶意占线', note: '', callerMasked: '150****7788', blocked: true },
]
const blocks = [
  { id: randomUUID(), callerMasked: '150****7788', callId: '1764210000.7', reason: '一小时内来电二十次不说话，已劝告', createdBy: 'banzhang', createdAt: iso(Date.now() - 86_000_000), expiresAt: iso(Date.now() + 6 * 86_400_000), state: 'IN_FORCE' },
  { id: randomUUID(), callerMasked: '188****0001', reason: '连续辱骂话务员', createdBy: 'banzhang', createdAt: iso(Date.now() - 9 * 86_400_000), expiresAt: iso(Date.now() - 2 * 86_400_000), state: 'EXPIRED' },
]
const holds = new Map()
const attempts = { count: 0 }
const session = (person) => ({ accessToken: `token-${person.name}.${randomUUID()}`, refreshToken: `token-${person.name}.refresh-${randomUUID()}`, expiresAt: iso(Date.now() + 900_000), user: person })

/** A second of silence as WAV: enough for the player. */
function tone() {
  const samples = 8_000 * 6
  const wav = Buffer.alloc(44 + samples)
  wav.write('RIFF', 0); wav.writeUInt32LE(36 + samples, 4); wav.write('WAVEfmt ', 8); wav.writeUInt32LE(16, 16); wav.writeUInt16LE(1, 20); wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(8_000, 24); wav.writeUInt32LE(8_000, 28); wav.writeUInt16LE(1, 32); wav.writeUInt16LE(8, 34); wav.write('data', 36); wav.writeUInt32LE(samples, 40)
  for (let at = 0; at < samples; at++) wav[44 + at] = 128 + Math.round(20 * Math.sin(at / 4))
  return wav
}
const audio = tone()

function ranged(headers) {
  const match = /bytes=(\d+)-(\d*)/.exec(headers.range ?? '')
  if (!match) return { status: 200, body: audio, headers: { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' } }
  const from = Number(match[1])
  const to = match[2] ? Number(match[2]) : audio.length - 1
  return { status: 206, body: audio.subarray(from, to + 1), headers: { 'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${to}/${audio.length}` } }
}

const inWork = ['DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING', 'REPLY_REVIEW']

/** The work list: the most urgent first; a cursor is the place in it. */
function work(q, person) {
  const size = Number(q.get('size') ?? 20)
  const from = Number(q.get('cursor') ?? 0)
  const late = (ticket) => ticket.dueAt < iso(Date.now()) && ticket.state !== 'REPLY_REVIEW'
  const found = tickets
    .filter((ticket) => ticket.dueAt && (q.get('state') ? ticket.state === q.get('state') : inWork.includes(ticket.state)))
    .filter((ticket) => !person.unitId || ticket.unitId === person.unitId || assistedBy(ticket, person.unitId))
    .filter((ticket) => !q.get('kind') || ticket.kind === q.get('kind'))
    .filter((ticket) => !q.get('overdue') || String(late(ticket)) === q.get('overdue'))
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  const next = from + size < found.length ? { next: String(from + size) } : {}
  return ok({ items: found.slice(from, from + size).map(summary), page: 0, size, total: found.length, ...next })
}

function list({ url, person }) {
  const q = url.searchParams
  if (q.get('sort') === 'due') return work(q, person)
  const size = Number(q.get('size') ?? 20)
  const page = Number(q.get('page') ?? 0)
  const found = tickets
    .filter((ticket) => !q.get('state') || ticket.state === q.get('state'))
    .filter((ticket) => q.get('untaken') !== 'true' || (ticket.state === 'DRAFT' && !ticket.agentId))
    .filter((ticket) => q.get('mine') !== 'true' || (person.unitId ? ticket.unitId === person.unitId || assistedBy(ticket, person.unitId) : ticket.agentId === person.name))
    .sort((a, b) => (b.acceptedAt ?? b.createdAt).localeCompare(a.acceptedAt ?? a.createdAt))
  return ok({ items: found.slice(page * size, (page + 1) * size).map(summary), page, size, total: found.length })
}

const mark = (person, line) => ({ line, person: person.name, personName: person.displayName, at: iso(Date.now()), text: `${person.displayName}（${person.name}） ${iso(Date.now()).slice(0, 10)} 留痕号 ${line}` })

function ledger(q) {
  if (q.get('person') === 'nobody') return { items: [] }
  const seen = (line, person, roles, kind, kindName, operation, more = {}) => ({ line, at: iso(Date.now() - (1190 - line) * 400_000), person: person.name, personName: person.displayName, roles, address: '10.12.3.18', kind, kindName, operation, tickets: [{ id: tickets[0].id, number: tickets[0].number }], clear: [], masked: ['姓名', '来电号码'], reason: '', ...more })
  return {
    items: [
      seen(1189, people.banzhang, ['班长'], 'PRINT', '打印', 'printTicket'),
      seen(1188, people.banzhang, ['班长'], 'UNMASK', '查看完整信息', 'revealCaller', { clear: ['姓名', '来电号码', '身份证号'], masked: [], reason: '诉求人来电查询，核对身份后告知办理进度' }),
      seen(1187, people.shenhe, ['热线中心'], 'LIST', '列表', 'listTickets', { tickets: tickets.map(({ id, number }) => ({ id, number })), masked: ['来电号码'] }),
      seen(1185, people['unit-cg'], ['承办单位'], 'RELAY', '号码保护通话', 'relayCall', { masked: [], reason: '通过 077****8812' }),
      seen(1181, people['unit-cg'], ['承办单位'], 'VIEW', '查看', 'ticketHistory', { masked: [] }),
      seen(1180, people[1001], ['话务员'], 'ACT', '办理', 'saveDraft', { clear: ['来电号码'], masked: [] }),
    ],
    next: 1180,
  }
}

/** Each word must be there; what matched is marked. */
function marked(text, words) {
  const at = words.map((word) => [text.indexOf(word), word]).find(([found]) => found >= 0)
  if (!at) return text ? [{ text, hit: false }] : []
  const [from, word] = at
  return [{ text: text.slice(0, from), hit: false }, { text: word, hit: true }, { text: text.slice(from + word.length), hit: false }].filter((span) => span.text)
}

function search({ url, person }) {
  const q = url.searchParams
  const words = (q.get('q') ?? '').split(/\s+/).filter(Boolean)
  const size = Number(q.get('size') ?? 20)
  const from = Number(q.get('cursor') ?? 0)
  const found = tickets
    .filter((ticket) => !person.unitId || ticket.unitId === person.unitId)
    .filter((ticket) => !q.get('state') || ticket.state === q.get('state'))
    .filter((ticket) => !q.get('kind') || ticket.kind === q.get('kind'))
    .filter((ticket) => words.every((word) => `${ticket.title} ${ticket.content} ${ticket.address} ${ticket.number}`.includes(word)))
  const items = found.slice(from, from + size).map((ticket) => ({
    ticket: summary(ticket), title: marked(ticket.title ?? '', words), address: marked(ticket.address ?? '', words), content: marked(ticket.content ?? '', words),
  }))
  const knowledge = from === 0 && words.some((word) => '路灯报修'.includes(word)) ? [{ id: 'CG-0031', version: '2026-03', title: marked('路灯报修：谁来修、多久修好', words) }] : []
  const next = from + size < found.length ? { next: String(from + size) } : {}
  return ok({ items, knowledge, total: found.length, more: false, ...next })
}

/** Whatever shares the place or two characters of the title. */
function similar(one) {
  const alike = tickets.filter((ticket) => ticket.number && ticket.id !== one.id)
    .map((ticket) => {
      const reasons = []
      if (one.caller?.number && ticket.caller?.number === one.caller.number) reasons.push('同一来电号码')
      if (one.address && ticket.address === one.address) reasons.push('同一地点')
      if (one.title && ticket.title?.includes(one.title.slice(0, 2))) reasons.push('诉求相似')
      return { id: ticket.id, number: ticket.number, title: ticket.title, kind: ticket.kind, state: ticket.state, unitName: ticket.unitName, createdAt: ticket.createdAt, open: ticket.state !== 'CLOSED', takesOthers: inWork.includes(ticket.state), readable: ticket.agentId === one.agentId, reasons }
    })
    .filter((ticket) => ticket.reasons.length)
  return ok({ items: alike.sort((a, b) => Number(b.open) - Number(a.open) || b.reasons.length - a.reasons.length).slice(0, 8) })
}

const table = [
  ['POST', /^\/api\/session$/, ({ body }) => {
    if (body.password.startsWith('wrong')) {
      attempts.count += 1
      if (attempts.count > 2) return { ...refused(429, '尝试次数太多，请 30 秒后再试。'), headers: { 'retry-after': '30' } }
      return refused(401, '工号或密码不对，请核对后再试。')
    }
    return people[body.name] ? ok(session(people[body.name])) : refused(401, '工号或密码不对，请核对后再试。')
  }],
  ['POST', /^\/api\/session\/refresh$/, ({ body }) => ok(session(people[body.refreshToken.slice(6).split('.')[0]]))],
  ['DELETE', /^\/api\/session$/, () => ok(undefined, 204)],
  ['GET', /^\/api\/me$/, ({ person }) => ok(person)],
  ['GET', /^\/api\/agent\/phone$/, () => ok({ extension: '1001', password: 'k3Qw-9xTz-71Lm', sipServer: '127.0.0.1:5060' })],
  ['GET', /^\/api\/tickets$/, list],
  ['GET', /^\/api\/search$/, search],
  ['GET', /^\/api\/tickets\/([^/]+)\/similar$/, (_, id) => withTicket(id, similar)],
  ['POST', /^\/api\/tickets$/, ({ body, person, stream }) => {
    const { callerName, callerNumber, ...fields } = body
    const made = draft({ ...fields, caller: { masked: callerNumber ? `${callerNumber.slice(0, 3)}****${callerNumber.slice(-4)}` : '', number: callerNumber, name: callerName }, agentId: person.name })
    tickets.push(made)
    changed(stream, made)
    return ok(full(made, person), 201)
  }],
  ['GET', /^\/api\/tickets\/([^/]+)$/, ({ person }, id) => withTicket(id, (ticket) => ok(full(ticket, person)))],
  ['GET', /^\/api\/tickets\/([^/]+)\/history$/, (_, id) => withTicket(id, (ticket) => ok({ entries: ticket.history }))],
  ['GET', /^\/api\/tickets\/([^/]+)\/due$/, ({ url }, id) => withTicket(id, (ticket) => {
    const asked = ticket.dispatchedAt ? ticket : { ...ticket, ...Object.fromEntries(url.searchParams) }
    return asked.kind ? ok(due(asked)) : refused(422, '请先选择诉求类型')
  })],
  ['POST', /^\/api\/tickets\/([^/]+)\/caller$/, ({ body, person }, id) => withTicket(id, (ticket) => [...body.reason.trim()].length < 4 ? refused(422, '请写明查看诉求人信息的用途（4至200个字），例如：电话核实现场情况', { article: '第二十四条' }) : ok({ number: ticket.caller.number ?? '13977301001', name: ticket.caller.name, contact: '', identityNumber: '450302198001011234', until: iso(Date.now() + 300_000), mark: mark(person, 1188) }))],
  ['POST', /^\/api\/tickets\/([^/]+)\/print$/, ({ person }, id) => withTicket(id, (ticket) => ok({ ticket: full(ticket, person), mark: mark(person, 1189) }))],
  ['GET', /^\/api\/ledger$/, ({ url }) => ok(ledger(url.searchParams))],
  ['POST', /^\/api\/ledger\/check$/, () => ok({ intact: true, seals: 37, lines: 1180, unsealed: 9 })],
  ['PUT', /^\/api\/tickets\/([^/]+)\/(draft)$/, act],
  ['POST', /^\/api\/tickets\/([^/]+)\/(accept|refuse|dispatch|sign|reply|review|redo|follow-up)$/, act],
  ['POST', new RegExp(`^/api/tickets/([^/]+)/(${Object.keys(endings).join('|')})$`), act],
  ['GET', /^\/api\/tickets\/([^/]+)\/file$/, (_, id) => withTicket(id, (ticket) => ok(file(ticket)))],
  ['GET', /^\/api\/tickets\/([^/]+)\/archive\/check$/, () => ok({ archivedAt: iso(Date.now()), sha256: 'ab'.repeat(32), computed: 'ab'.repeat(32), intact: true, differences: [] })],
  ['GET', /^\/api\/units$/, () => ok({ units })],
  ['GET', /^\/api\/agents$/, () => ok({ agents })],
  ['GET', /^\/api\/queues$/, () => ok({ queues: wallboard().queues.map((line) => line.now) })],
  ['POST', /^\/api\/agent\/incident$/, ({ stream, body }) => {
    stream.publish('caller.incident', { callId: '1764300000.42', agent: '1001', kind: body.kind, kindName: '辱骂', note: body.note ?? '' })
    return ok(undefined, 204)
  }],
  ['GET', /^\/api\/leader-duties$/, () => ok({ items: duties })],
  ['POST', /^\/api\/leader-duties$/, ({ body }) => {
    duties.push({ id: randomUUID(), post: '', onDuty: false, present: false, ...body })
    return ok({ items: duties })
  }],
  ['DELETE', /^\/api\/leader-duties\/([^/]+)$/, (_, id) => {
    duties.splice(duties.findIndex((duty) => duty.id === id), 1)
    return ok({ items: duties })
  }],
  ['GET', /^\/api\/caller-incidents$/, () => ok({ items: incidents })],
  ['GET', /^\/api\/blocked-callers$/, () => ok({ items: blocks })],
  ['POST', /^\/api\/blocked-callers$/, ({ body, person }) => {
    blocks.unshift({ id: randomUUID(), callerMasked: '139****3001', callId: body.callId, reason: body.reason, createdBy: person.name, createdAt: iso(Date.now()), expiresAt: iso(Date.now() + body.days * 86_400_000), state: 'IN_FORCE' })
    return ok({ items: blocks })
  }],
  ['POST', /^\/api\/blocked-callers\/([^/]+)\/lift$/, ({ body, person }, id) => {
    Object.assign(blocks.find((block) => block.id === id), { state: 'LIFTED', liftedBy: person.name, liftedAt: iso(Date.now()), liftReason: body.reason })
    return ok({ items: blocks })
  }],
  ['GET', /^\/api\/service-ratings$/, () => ok({ since: iso(Date.now() - 86_400_000), agents: [{ agent: '1001', asked: 42, satisfied: 25, fairlySatisfied: 4, dissatisfied: 1 }, { agent: '1002', asked: 31, satisfied: 20, fairlySatisfied: 2, dissatisfied: 0 }], dissatisfied: [{ callId: '1764300000.42', agent: '1001', ratedAt: iso(Date.now() - 3_600_000) }] })],
  ['GET', /^\/api\/recordings$/, ({ url }) => ok({ recordings: [{ id: '0197a000-0000-7000-8000-000000000001', callId: url.searchParams.get('callId'), startedAt: iso(Date.now() - 3_600_000), durationMs: 6_000, bytes: audio.length, sha256: 'ab'.repeat(32), codec: 'audio/ogg; codecs=opus', speakers: ['CITIZEN', 'AGENT'], gaps: [{ fromMs: 2_000, toMs: 4_500, by: '1001', reason: '证件号码', ending: 'AGENT' }], retainUntil: iso(Date.now() + 3 * 365 * 86_400_000), hold: holds.get('0197a000-0000-7000-8000-000000000001') }] })],
  ['POST', /^\/api\/recordings\/([^/]+)\/hold(\/lift)?$/, ({ body, person }, id, lift) => {
    if (lift) holds.delete(id)
    else holds.set(id, { reason: body.reason, by: person.name, since: iso(Date.now()) })
    return ok({})
  }],
  ['GET', /^\/api\/recordings\/discrepancies$/, () => ok({ items: [{ callId: '1764000000.12', kind: 'SHORT', words: '录音比通话短，请听录音核对缺失的部分', party: 'AGENT', agent: '1003', talkedMs: 185_000, recordedMs: 161_000, foundAt: iso(Date.now() - 900_000) }] })],
  ['GET', /^\/api\/recordings\/[^/]+\/audio$/, ({ headers }) => ranged(headers)],
  ['GET', /^\/api\/sandbox\/clock$/, () => ok({ now: iso(Date.now() + clock.aheadMs), offset: `PT${clock.aheadMs / 1000}S` })],
  ['POST', /^\/api\/sandbox\/clock$/, ({ body }) => {
    const [, days, hours] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(body.advance)
    clock.aheadMs += (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 3_600_000
    return ok({ now: iso(Date.now() + clock.aheadMs), offset: `PT${clock.aheadMs / 1000}S` })
  }],
  ['GET', /^\/api\/sandbox\/handsets\/([^/]+)\/messages$/, (_, number) => ok(handsets.get(number) ?? [])],
  ['POST', /^\/api\/sandbox\/handsets\/([^/]+)\/reply$/, ({ body }, number) => {
    handsets.set(number, [...(handsets.get(number) ?? []), { at: iso(Date.now()), from: number, text: body.text, direction: 'SENT' }])
    return ok(undefined, 204)
  }],
  ...calls,
  ...catalogue,
  ...disputes,
  ...supervise,
  ...routing,
]

function withTicket(id, then) {
  const ticket = tickets.find((one) => one.id === id)
  return ticket ? then(ticket) : refused(404, '没有找到这张工单。')
}

function act({ body, person, stream }, id, what) {
  return withTicket(id, (ticket) => {
    if (body.version !== undefined && body.version !== ticket.version) return refused(409, '这张工单刚刚被别人更新过。')
    const why = advance(ticket, what, body, person)
    if (why) return refused(422, why.detail, why)
    changed(stream, ticket)
    return ok(full(ticket, person))
  })
}

export async function route(request) {
  const { method, url, person } = request
  const free = url.pathname.startsWith('/mock/') || url.pathname.startsWith('/api/session')
  if (!person && !free) return refused(401, '登录已过期，请重新登录。')
  for (const [verb, pattern, handle] of table) {
    const match = verb === method ? pattern.exec(decodeURIComponent(url.pathname)) : null
    if (match) return handle(request, ...match.slice(1))
  }
  return refused(404, '没有这个地址。')
}
