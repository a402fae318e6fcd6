// A ticket's file, and the acts that leave a paper in it.
import { randomUUID } from 'node:crypto'
import { iso, numberOf } from './world.mjs'

const turns = {
  DRAFT: ['AGENT', '登记话务员', '登记、受理'], ACCEPTED: ['CENTRE', '热线中心', '派单'], DISPATCHED: ['UNIT', '承办单位', '签收'], IN_PROGRESS: ['UNIT', '承办单位', '办理、答复'],
  REPLY_REVIEW: ['CENTRE', '热线中心', '审核答复'], AWAITING_EVALUATION: ['CITIZEN', '诉求人', '评价'], MANUAL_FOLLOW_UP: ['CENTRE', '热线中心', '人工回访'],
  DISSATISFIED_REVIEW: ['CENTRE', '热线中心', '回访并复核'], MERGED: ['PARENT', '主单', '随主单办理'], ARCHIVED: ['NOBODY', '', '已归档'],
}

export function file(ticket) {
  const [party, partyName, doing] = turns[ticket.state] ?? ['SYSTEM', '系统', '归档']
  return { responsible: { party, partyName, doing, until: ticket.state === 'IN_PROGRESS' ? ticket.dueAt : undefined }, papers: ticket.papers ?? [], merged: [] }
}

function paper(ticket, person, kind, kindName, facts, more = {}) {
  ticket.papers = [...(ticket.papers ?? []), { id: randomUUID(), kind, kindName, round: ticket.round, at: iso(Date.now()), actor: person.name, actorRole: '热线中心', open: false, facts, ...more }]
}

const fact = (name, value) => ({ name, value })

/** Each changes the ticket and returns the state it goes to; none for a note. */
export const endings = {
  answer(ticket, body, person) {
    ticket.number = numberOf()
    paper(ticket, person, 'ANSWERED', '直接解答', [fact('知识点', `${body.itemId}《${body.itemTitle}》`), fact('答复', body.told)])
    return 'AWAITING_EVALUATION'
  },
  praise: () => 'CLOSED',
  'hand-over'(ticket, body, person) {
    paper(ticket, person, 'HANDED_OVER', '转紧急平台', [fact('接收平台', body.desk), fact('原因', body.reason)])
    return 'HANDED_OVER'
  },
  merge: () => 'MERGED',
  unmerge: () => 'ACCEPTED',
  urge(ticket, body, person) {
    paper(ticket, person, 'URGED', '催办', [fact('内容', body.words)])
  },
  supervision(ticket, body, person) {
    paper(ticket, person, 'SUPERVISED', '督办', [fact('方式', body.mode), fact('内容', body.words)])
  },
  'called-back'(ticket, body, person) {
    paper(ticket, person, 'CALLED_BACK', '不满意回访', [fact('不满意的原因', body.reason)])
  },
  'close-proposal'(ticket, body, person) {
    paper(ticket, person, 'CLOSE_PROPOSED', '申请说明理由办结', [fact('理由', body.reason)], { open: true })
  },
  archive: () => 'ARCHIVED',
}
