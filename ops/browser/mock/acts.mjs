// What each act does to a ticket, loosely after the real life-cycle.
import { endings } from './endings.mjs'
import { entry, iso, kindNames, numberOf, stateNames, units } from './world.mjs'

const limits = { CONSULTATION: 2, HELP: 3, COMPLAINT: 10, REPORT: 10, SUGGESTION: 5, PRAISE: 2 }
const plus = (date, days) => new Date(date.getTime() + days * 86_400_000)
const day = (date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const common = (from, preview) => ({ dispatchedAt: iso(from.getTime()), signBy: iso(from.getTime() + 86_400_000), provisional: false, preview })

/** Working days by weekday only; before the dispatch a preview, as if dispatched now. */
export function due(ticket) {
  const preview = !ticket.dispatchedAt
  const from = new Date(ticket.dispatchedAt ?? Date.now())
  if (ticket.urgency === 'EMERGENCY') return { ...common(from, preview), dueAt: iso(from.getTime() + 86_400_000), article: '第十三条第二项', explanation: ['突发事项在24小时内办结并答复（第十三条第二项）', '自派单时间起按自然时间计算，节假日不顺延'] }
  const explanation = [`${kindNames[ticket.kind]}事项在${limits[ticket.kind]}个工作日内办结并答复（第十三条第一项）`, '派单时间起，自下一工作日起计算（第十三条第二项）']
  let last = ''
  for (let at = 1, counted = 0; counted < limits[ticket.kind]; at++) {
    last = day(plus(from, at))
    const weekday = new Date(`${last}T00:00:00Z`).getUTCDay()
    const working = weekday !== 0 && weekday !== 6
    if (working) counted += 1
    explanation.push(`${last} 周${'日一二三四五六'[weekday]}，${working ? `工作日，第${counted}个工作日` : '不计入'}`)
  }
  if (preview) explanation.push('尚未派单：以上按此刻派单预计，以派单时确定的为准')
  return { ...common(from, preview), dueAt: iso(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000), article: '第十三条第一项', explanation }
}

function move(ticket, to, event, eventName, person, note) {
  ticket.history.push(entry(event, eventName, `${person.name} ${person.displayName}`, ticket.state, to, Date.now(), note))
  ticket.state = to
}

const acts = {
  draft(ticket, { version: _, callerName, contact, ...fields }) {
    Object.assign(ticket, fields)
    if (callerName !== undefined) ticket.caller.name = callerName
    if (contact) ticket.caller.contact = contact
  },
  accept(ticket, _, person) {
    if (!ticket.kind || !ticket.content) return { detail: '请先填写诉求内容和类型。' }
    Object.assign(ticket, { number: numberOf(), acceptedAt: iso(Date.now()) })
    move(ticket, 'ACCEPTED', 'accept', '受理', person)
  },
  refuse(ticket, { ground, explanation }, person) {
    Object.assign(ticket, { number: numberOf(), refusal: { ground, groundName: ground, article: '第四条', explanation, at: iso(Date.now()) } })
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
  redo(ticket, { note }, person) {
    ticket.round += 1
    move(ticket, 'DISPATCHED', 'redo', '重办', person, note)
  },
  'follow-up'(ticket, { satisfied, note }, person) {
    ticket.evaluation = { value: satisfied ? 'SATISFIED' : 'DISSATISFIED', source: 'PERSON', at: iso(Date.now()) }
    move(ticket, satisfied ? 'CLOSED' : 'DISSATISFIED_REVIEW', 'follow-up', '人工回访', person, note)
  },
}

/** Does it; returns a refusal, or nothing. */
export function advance(ticket, what, body, person) {
  if (endings[what]) {
    move(ticket, endings[what](ticket, body, person) ?? ticket.state, what, what, person)
    ticket.version += 1
    return undefined
  }
  const why = acts[what](ticket, body, person)
  if (!why) ticket.version += 1
  return why
}

export function changed(stream, ticket) {
  stream.publish('ticket.changed', { id: ticket.id, number: ticket.number, state: ticket.state })
}

export function full(ticket, person) {
  const { history: _, ...rest } = ticket
  const own = person.roles.includes('agent') && ticket.state !== 'CLOSED'
  const { masked, name, place } = ticket.caller
  const caller = own ? { ...ticket.caller, clear: true } : { clear: false, masked, place, name: name ? name[0] + '*'.repeat(name.length - 1) : '' }
  return { ...rest, caller, stateName: stateNames[ticket.state], kindName: kindNames[ticket.kind] }
}

export function summary(ticket) {
  const { id, number, title, kind, state, urgency, unitId, unitName, area, address, createdAt, acceptedAt, dueAt, agentId } = ticket
  return { id, number, title, kind, kindName: kindNames[kind], state, stateName: stateNames[state], urgency, callerMasked: ticket.caller.masked, unitId, unitName, area, address, createdAt, acceptedAt, dueAt, agentId }
}
