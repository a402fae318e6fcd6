// What each act does to a ticket, loosely after the real life-cycle.
import { entry, iso, kindNames, numberOf, stateNames, units } from './world.mjs'

const limits = { CONSULTATION: 2, HELP: 3, COMPLAINT: 10, REPORT: 10, SUGGESTION: 5, PRAISE: 2 }
const plus = (date, days) => new Date(date.getTime() + days * 86_400_000)
const day = (date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Working days by weekday only. */
export function due(ticket) {
  if (!ticket.kind) return { article: '第十三条第一项', provisional: false, explanation: [] }
  const from = new Date(ticket.dispatchedAt ?? Date.now())
  if (ticket.urgency === 'EMERGENCY') return { dueAt: iso(from.getTime() + 86_400_000), article: '第十三条第二项第 4 目', provisional: false, explanation: [{ date: day(from), working: true, reason: '突发：派单起 24 小时内办结，节假日照常计时' }] }
  const explanation = [{ date: day(from), working: true, reason: '派单当日不计，次一工作日为第 1 天' }]
  for (let at = 1, counted = 0; counted < limits[ticket.kind]; at++) {
    const date = plus(from, at)
    const weekday = new Date(`${day(date)}T00:00:00Z`).getUTCDay()
    const working = weekday !== 0 && weekday !== 6
    if (working) counted += 1
    explanation.push({ date: day(date), working, ...(working ? { counted } : {}), reason: working ? '工作日' : '周末' })
  }
  const dueAt = iso(Date.parse(`${explanation.at(-1).date}T00:00:00+08:00`) + 86_400_000)
  return { dueAt, article: `第十三条第一项（${kindNames[ticket.kind]} ${limits[ticket.kind]} 个工作日）`, provisional: false, explanation }
}

function move(ticket, to, event, eventName, person, note) {
  ticket.history.push(entry(event, eventName, `${person.name} ${person.displayName}`, ticket.state, to, Date.now(), note))
  ticket.state = to
}

const acts = {
  draft(ticket, { version: _, callerName, callerNumber, ...fields }) {
    Object.assign(ticket, fields)
    if (callerName !== undefined) ticket.caller.name = callerName
    if (callerNumber) ticket.contact = callerNumber
  },
  accept(ticket, _, person) {
    if (!ticket.kind || !ticket.content) return { detail: '请先填写诉求内容和类型。' }
    Object.assign(ticket, { number: numberOf(), acceptedAt: iso(Date.now()) })
    move(ticket, 'ACCEPTED', 'accept', '受理', person)
  },
  refuse(ticket, { ground, explanation }, person) {
    Object.assign(ticket, { number: numberOf(), refusal: `${ground}：${explanation}` })
    move(ticket, 'REFUSED', 'refuse', '不予受理', person, explanation)
  },
  dispatch(ticket, { unitId, basis }, person) {
    if (ticket.state !== 'ACCEPTED' && ticket.state !== 'DISSATISFIED_REVIEW') return { detail: `${stateNames[ticket.state]}的工单不能派单。`, article: '第十二条第二项' }
    Object.assign(ticket, { unitId, unitName: units.find((unit) => unit.id === unitId)?.name, basis, dispatchedAt: iso(Date.now()) })
    Object.assign(ticket, { dueAt: due(ticket).dueAt, dueProvisional: false })
    move(ticket, 'DISPATCHED', 'dispatch', '派单', person, basis)
  },
  sign(ticket, _, person) {
    ticket.signedAt = iso(Date.now())
    move(ticket, 'IN_PROGRESS', 'sign', '签收', person)
  },
  reply(ticket, { version: _, ...reply }, person) {
    ticket.reply = { ...reply, repliedAt: iso(Date.now()) }
    move(ticket, 'REPLY_REVIEW', 'reply', '答复', person)
  },
  review(ticket, { decision, note }, person) {
    move(ticket, decision === 'PASS' ? 'AWAITING_EVALUATION' : 'IN_PROGRESS', 'review', decision === 'PASS' ? '审核通过' : '审核退回', person, note)
  },
  'follow-up'(ticket, { satisfied, note }, person) {
    ticket.evaluation = { value: satisfied ? 'SATISFIED' : 'DISSATISFIED', source: 'PERSON', at: iso(Date.now()) }
    move(ticket, satisfied ? 'CLOSED' : 'DISSATISFIED_REVIEW', 'follow-up', '人工回访', person, note)
  },
}

/** Does it; returns a refusal, or nothing. */
export function advance(ticket, what, body, person) {
  const why = acts[what](ticket, body, person)
  if (!why) ticket.version += 1
  return why
}

export function changed(stream, ticket) {
  stream.publish('ticket.changed', { id: ticket.id, number: ticket.number, state: ticket.state })
}

export function full(ticket, person) {
  const { history: _, contact: __, ...rest } = ticket
  const own = person.roles.includes('agent')
  const caller = own ? ticket.caller : { ...ticket.caller, number: undefined }
  return { ...rest, caller, stateName: stateNames[ticket.state], kindName: kindNames[ticket.kind] }
}

export function summary(ticket) {
  const { id, number, title, kind, state, urgency, unitId, unitName, area, address, createdAt, acceptedAt, dueAt, agentId } = ticket
  return { id, number, title, kind, kindName: kindNames[kind], state, stateName: stateNames[state], urgency, callerMasked: ticket.caller.masked, unitId, unitName, area, address, createdAt, acceptedAt, dueAt, agentId }
}
