// The agent's state and calls that come when the person at the mock asks for one.
import { randomUUID } from 'node:crypto'
import { summary } from './acts.mjs'
import { act as actInTalk, nobodyTalks, record } from './talk.mjs'
import { agents, draft, iso, tickets } from './world.mjs'

const me = () => agents.find((agent) => agent.agent === '1001')
let answering

function become(stream, status, more = {}) {
  const agent = me()
  for (const key of ['reason', 'callId', 'wrapUpUntil', 'breakUntil', 'wrapUpExtensions', 'afterCall']) delete agent[key]
  Object.assign(agent, { status, since: iso(Date.now()), ...more })
  stream.publish('agent.state', agent)
  return { status: 200, body: agent }
}

function ring(stream, { answer, anonymous }) {
  const ticket = draft({ callId: `${Date.now() / 1000}.42`, caller: anonymous ? { masked: '匿名', kind: 'ANONYMOUS' } : { masked: '139****3001', number: '13977303001', kind: 'MOBILE', place: '广西桂林', carrier: '中国移动' } })
  tickets.push(ticket)
  const earlier = anonymous ? [] : [tickets[10], tickets[0], tickets[5]].map(summary)
  const pop = { callId: ticket.callId, offerId: randomUUID(), draftId: ticket.id, caller: ticket.caller, waitedMs: 18_400, why: ['就绪时间最长的坐席', '队列：综合受理'], earlierTickets: earlier, earlierCalls: anonymous ? [] : [1, 2, 3].map((n) => ({ callId: `1764300000.${n}`, arrivedAt: iso(Date.now() - n * 1_500_000), outcomeName: n === 2 ? '排队中放弃' : '已接听', ...(n === 2 ? {} : { agent: '1002' }) })), notices: anonymous ? [] : [{ kind: 'MARKED', words: '此号码近 90 天被标记 1 次：辱骂' }, { kind: 'REPEAT', words: '重复来电：2 小时内第 4 次' }], queue: 'general' }
  stream.pop = pop
  stream.publish('call.pop', pop)
  become(stream, 'OFFERED', { callId: pop.callId })
  clearTimeout(answering)
  if (answer) answering = setTimeout(() => talk(stream, pop), answer)
  return { status: 200, body: pop }
}

function talk(stream, pop) {
  stream.publish('call.answered', { callId: pop.callId, draftId: pop.draftId })
  become(stream, 'TALKING', { callId: pop.callId })
}

function end(stream) {
  nobodyTalks()
  clearTimeout(answering)
  if (stream.pop) stream.publish('call.ended', { callId: stream.pop.callId, outcome: 'ANSWERED', talkedMs: 83_000, draftId: stream.pop.draftId })
  stream.pop = null
  return become(stream, 'WRAP_UP', { wrapUpUntil: iso(Date.now() + 60_000) })
}

export const calls = [
  ['GET', /^\/api\/agent$/, () => ({ status: 200, body: me() })],
  ['POST', /^\/api\/agent\/sign-in$/, ({ stream }) => become(stream, 'BREAK', { reason: '签入' })],
  ['POST', /^\/api\/agent\/ready$/, ({ stream }) => become(stream, 'READY')],
  ['POST', /^\/api\/agent\/break$/, ({ stream, body }) => become(stream, 'BREAK', { reason: body.reason, breakUntil: iso(Date.now() + 900_000) })],
  ['POST', /^\/api\/agent\/sign-out$/, ({ stream }) => become(stream, 'SIGNED_OUT')],
  ['POST', /^\/api\/agent\/wrap-up\/finish$/, ({ stream }) => become(stream, 'READY')],
  ['POST', /^\/api\/agent\/wrap-up\/extend$/, ({ stream }) => become(stream, 'WRAP_UP', { wrapUpUntil: iso(Date.parse(me().wrapUpUntil) + 30_000), wrapUpExtensions: (me().wrapUpExtensions ?? 0) + 1 })],
  ['POST', /^\/api\/agent\/hang-up$/, ({ stream }) => end(stream)],
  ['POST', /^\/api\/agent\/recording$/, ({ stream, body }) => {
    record(stream, body)
    return { status: 200, body: me() }
  }],
  ['POST', /^\/api\/agent\/talk$/, ({ stream, body }) => (actInTalk(stream, body) ? end(stream) : { status: 200, body: me() })],
  ['POST', /^\/mock\/ring$/, ({ stream, url }) => ring(stream, { answer: Number(url.searchParams.get('answer') ?? 4_000), anonymous: url.searchParams.has('anonymous') })],
  ['POST', /^\/mock\/hang-up$/, ({ stream }) => end(stream)],
  ['POST', /^\/mock\/miss$/, ({ stream }) => {
    if (stream.pop) stream.publish('offer.ended', { callId: stream.pop.callId, outcome: 'NO_ANSWER' })
    stream.pop = null
    return become(stream, 'PAUSED', { reason: 'NO_ANSWER' })
  }],
  ['POST', /^\/mock\/cut$/, ({ stream }) => {
    stream.cut()
    return { status: 204 }
  }],
]
