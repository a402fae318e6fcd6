// Returns, extensions, meetings and opinions, loosely after the real rules: what was applied for stays with the ticket.
import { changed, due, full } from './acts.mjs'
import { entry, iso, tickets, units } from './world.mjs'

const HOUR = 3_600_000
const ok = (body) => ({ status: 200, body })
const refused = (status, detail, more = {}) => ({ status, body: { type: 'urn:hotline:problem:mock', title: '没有成功', status, detail, ...more } })
const nameOf = (id) => units.find((unit) => unit.id === id)?.name
const limits = { CONSULTATION: 2, HELP: 3, COMPLAINT: 10, REPORT: 10, SUGGESTION: 5, PRAISE: 5 }
const grounds = [
  ['LAW_OR_DUTY', '根据有关法律法规、部门职责或者联席会议审定，应当由原承办单位办理'], ['NO_REASON_OR_BASIS', '承办单位未注明退回理由和依据'],
  ['MINOR_FLAW', '登记内容存在瑕疵，但不影响承办单位后续办理'], ['PARTLY_DIFFERENT', '部分登记内容与客观情况不完全相符，承办单位根据掌握的客观情况可以继续办理'],
  ['CLUES_GIVEN', '诉求人已提供基本情况或线索，需要承办单位作进一步了解或核实'], ['KNOWLEDGE', '知识库已有知识点但无法直接答复诉求人，或者适用知识点上传时间晚于事项登记时间'],
].map(([ground, name], at) => ({ ground, name, article: `第十三条第三项第${at + 1}目` }))

const kept = new Map()

function of(ticket) {
  if (!kept.has(ticket.id)) kept.set(ticket.id, { returns: [], extensions: [], meetings: [], assists: [] })
  return kept.get(ticket.id)
}

function returned(ticket, hoursAgo) {
  return {
    unitId: ticket.unitId, unitName: ticket.unitName, meetingRequest: false, reason: '该路段由交通部门管养，不属于本单位职责', basis: '市城管委三定规定第三条',
    appliedAt: iso(Date.now() - hoursAgo * HOUR), decideBy: iso(Date.now() + (4 - hoursAgo) * HOUR), ...(hoursAgo > 4 ? { lateAt: iso(Date.now() - (hoursAgo - 4) * HOUR) } : {}),
  }
}

for (const ticket of tickets) {
  const own = of(ticket)
  if (ticket.state === 'RETURN_REVIEW') own.returns.push(returned(ticket, 5))
  if (ticket.state === 'JOINT_MEETING') {
    own.returns.push({ ...returned(ticket, 30), verdict: 'DISPUTE', verdictName: '提请联席会议', decided: { at: iso(Date.now() - 20 * HOUR), by: 'shenhe', note: '灯杆与线路权属有争议' } })
    own.meetings.push({ question: '灯杆与线路权属有争议', askedAt: iso(Date.now() - 20 * HOUR), askedBy: 'shenhe' })
  }
  if (ticket.unitId === 'jt' && ticket.state === 'IN_PROGRESS') {
    own.assists.push({ number: `${ticket.number}-S1`, unitId: 'cg', unitName: nameOf('cg'), assignedAt: ticket.dispatchedAt, dueAt: iso(Date.parse(ticket.dueAt) - 24 * HOUR), opinion: '', ended: false })
  }
}

export const assistedBy = (ticket, unitId) => of(ticket).assists.some((one) => one.unitId === unitId && !one.ended)

function view(ticket) {
  const own = of(ticket)
  const handled = ticket.state === 'IN_PROGRESS'
  const late = Date.parse(ticket.dueAt) < Date.now()
  const applied = own.extensions.length > 0
  const locked = own.meetings.some((one) => one.decidedAt) ? { reason: '联席会议已审定承办单位，应当遵照办理，不得退回，也不再处理退单申请', article: '第二十一条' } : undefined
  return {
    ...own, grounds,
    ...(handled
      ? {
          returning: {
            until: iso(Date.now() + (late ? -3 : 21) * HOUR), meetingRefusal: locked,
            refusal: locked ?? (late ? { reason: '已超过签收后1个工作日的退单期限（截止2026-11-25 24:00）；有争议请申请联席会议', article: '第十三条第三项' } : applied ? { reason: '已提出过延期申请，不予退回', article: '第十三条第三项第7目' } : undefined),
          },
          extending: {
            hours: false, most: limits[ticket.kind], left: limits[ticket.kind], originalDueAt: ticket.dueAt,
            refusal: late ? { reason: '已超过办理时限，不能申请延期', article: '第十三条第二项第9目' } : applied ? { reason: '延期申请正在审核，不能重复申请', article: '第十三条第二项第9目' } : undefined,
          },
        }
      : {}),
  }
}

function move(ticket, to, event, name, person, note) {
  ticket.history.push(entry(event, name, person.name, ticket.state, to, Date.now(), note))
  ticket.state = to
}

const verdicts = { ACCEPT: ['ACCEPTED', '同意退单'], REFUSE: ['IN_PROGRESS', '不予退单'], DISPUTE: ['JOINT_MEETING', '提请联席会议'] }

const acts = {
  return: (ticket, body, person) => {
    of(ticket).returns.push({ ...returned(ticket, 0), ...body })
    move(ticket, 'RETURN_REVIEW', 'RETURN', '申请退单', person, body.reason)
  },
  'meeting-request': (ticket, body, person) => {
    of(ticket).returns.push({ ...returned(ticket, 0), ...body, meetingRequest: true })
    move(ticket, 'RETURN_REVIEW', 'APPLY_MEETING', '申请联席会议', person, body.reason)
  },
  'return/decision': (ticket, { verdict, ground, note }, person) => {
    const [to, name] = verdicts[verdict]
    const chosen = grounds.find((one) => one.ground === ground)
    Object.assign(of(ticket).returns.at(-1), { verdict, verdictName: name, ground, groundName: chosen?.name, groundArticle: chosen?.article, decided: { at: iso(Date.now()), by: person.name, note } })
    if (verdict === 'DISPUTE') of(ticket).meetings.push({ question: note, askedAt: iso(Date.now()), askedBy: person.name })
    if (verdict === 'ACCEPT') Object.assign(ticket, { unitId: undefined, unitName: undefined, dueAt: undefined })
    move(ticket, to, verdict, name, person, note)
  },
  extension: (ticket, { version: _, ...body }, person) => {
    of(ticket).extensions.push({ ...body, hours: false, unitId: ticket.unitId, unitName: ticket.unitName, dueAt: ticket.dueAt, extendedTo: iso(Date.parse(ticket.dueAt) + body.amount * 24 * HOUR), appliedAt: iso(Date.now()), outcome: 'WAITING' })
    move(ticket, ticket.state, 'EXTEND', '申请延期', person, body.reason)
  },
  'extension/decision': (ticket, { granted, note }, person) => {
    const one = of(ticket).extensions.at(-1)
    Object.assign(one, { outcome: granted ? 'GRANTED' : 'REFUSED', decided: { at: iso(Date.now()), by: person.name, note } })
    if (granted) ticket.dueAt = one.extendedTo
    move(ticket, ticket.state, 'EXTENSION', granted ? '同意延期' : '不同意延期', person, note)
  },
  meeting: (ticket, { version: _, kept: keeps, unitId, assisting = [], ...paper }, person) => {
    if (!keeps) Object.assign(ticket, { unitId, unitName: nameOf(unitId), dispatchedAt: iso(Date.now()) }, { dueAt: due({ ...ticket, dispatchedAt: iso(Date.now()) }).dueAt })
    Object.assign(of(ticket).meetings.at(-1), { ...paper, kept: keeps, unitName: ticket.unitName, decidedAt: iso(Date.now()) })
    assisting.forEach((id, at) => of(ticket).assists.push({ number: `${ticket.number}-S${at + 1}`, unitId: id, unitName: nameOf(id), assignedAt: iso(Date.now()), dueAt: ticket.dueAt, opinion: '', ended: false }))
    move(ticket, keeps ? 'IN_PROGRESS' : 'DISPATCHED', 'MEETING', keeps ? '会议定由原单位办理' : '会议改派', person, paper.minutes)
  },
  opinion: (ticket, { opinion }, person) => {
    Object.assign(of(ticket).assists.find((one) => one.unitId === person.unitId), { opinion, opinionAt: iso(Date.now()) })
    move(ticket, ticket.state, 'OPINION', '协办意见', person, opinion)
  },
}

const withTicket = (id, then) => {
  const ticket = tickets.find((one) => one.id === id)
  return ticket ? then(ticket) : refused(404, '没有找到这张工单。')
}

export const disputes = [
  ['GET', /^\/api\/disputes$/, () => ok({
    items: tickets.flatMap((ticket) => [
      ...of(ticket).returns.filter((one) => !one.verdict).map((one) => ({ ticketId: ticket.id, number: ticket.number, title: ticket.title, unitName: one.unitName, kind: one.meetingRequest ? 'MEETING' : 'RETURN', appliedAt: one.appliedAt, decideBy: one.decideBy })),
      ...of(ticket).extensions.filter((one) => one.outcome === 'WAITING').map((one) => ({ ticketId: ticket.id, number: ticket.number, title: ticket.title, unitName: one.unitName, kind: 'EXTENSION', appliedAt: one.appliedAt, decideBy: one.dueAt })),
    ]).sort((a, b) => a.decideBy.localeCompare(b.decideBy)),
  })],
  ['GET', /^\/api\/tickets\/([^/]+)\/disputes$/, (_, id) => withTicket(id, (ticket) => ok(view(ticket)))],
  ['GET', /^\/api\/tickets\/([^/]+)\/extension\/preview$/, ({ url }, id) => withTicket(id, (ticket) => {
    const amount = Number(url.searchParams.get('amount'))
    const from = { ...ticket, kind: 'HELP', dispatchedAt: iso(Date.parse(ticket.dueAt) - 60_000) }
    const days = due(from)
    return ok({ ...days, preview: true, article: '第十三条第二项第9目', dueAt: iso(Date.parse(ticket.dueAt) + amount * 24 * HOUR), explanation: [`延期${amount}个工作日，不超过原办理时限的1倍（第十三条第二项第9目）`, ...days.explanation.slice(2)] })
  })],
  ['POST', /^\/api\/tickets\/([^/]+)\/(return|meeting-request|return\/decision|extension|extension\/decision|meeting|opinion)$/, ({ body, person, stream }, id, what) => withTicket(id, (ticket) => {
    if (body.version !== undefined && body.version !== ticket.version) return refused(409, '这张工单刚刚被别人更新过。')
    acts[what](ticket, body, person)
    ticket.version += 1
    changed(stream, ticket)
    return ok(full(ticket, person))
  })],
]
