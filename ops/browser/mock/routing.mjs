// How calls are routed: definitions with versions, as the server keeps them.
import { agents as people, iso } from './world.mjs'

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']
const office = weekdays.flatMap((day) => [{ day, from: '09:00', to: '12:00' }, { day, from: '15:00', to: '18:00' }])
const hour = 3_600_000

const queues = new Map(Object.entries({
  general: { name: '人工', stages: [{ afterSeconds: 0 }], overflow: [{ when: 'LENGTH', calls: 30, then: 'ANNOUNCE', prompt: 'queue-is-long' }, { when: 'WAITED', seconds: 300, then: 'CALLBACK' }], mostWaiting: 200, lastAgentWaitSeconds: 20 },
  guiliu: { name: '桂柳话', stages: [{ afterSeconds: 0, required: { 桂柳话: 3 } }, { afterSeconds: 30, required: { 桂柳话: 1 } }, { afterSeconds: 60, preferred: { 桂柳话: 1 } }] },
  english: { name: 'English', stages: [{ afterSeconds: 0, required: { English: 3 } }, { afterSeconds: 30, required: { English: 1 } }, { afterSeconds: 120, preferred: { English: 1 } }] },
  law: { name: '法律咨询', priority: 150, ageing: 20, order: 'LEAST_TALK', workingDaysOnly: true, hours: office, night: { prompt: 'scope-and-hours', queue: 'general' }, stages: [{ afterSeconds: 0, required: { 法律: 3 }, preferred: { 桂柳话: 1 } }, { afterSeconds: 90, required: { 法律: 1 } }], mostServed: 3, overflow: [{ when: 'EXPECTED_WAIT', seconds: 240, then: 'QUEUE', queue: 'general' }] },
  leader: { name: '领导接听', priority: 200, hours: office, night: { prompt: 'night-service', queue: 'night' }, stages: [{ afterSeconds: 0, required: { 领导接听: 1 } }], overflow: [{ when: 'WAITED', seconds: 60, then: 'QUEUE', queue: 'general' }] },
  night: { name: '夜间值守', order: 'LEAST_TALK', stages: [{ afterSeconds: 0 }], hours: [...weekdays, 'SATURDAY', 'SUNDAY'].flatMap((day) => [{ day, from: '00:00', to: '08:00' }, { day, from: '20:00', to: '24:00' }]) },
  urgent: { name: '紧急来电', priority: 1000, stages: [{ afterSeconds: 0 }] },
}))
const agents = new Map(Object.entries({
  1001: { skills: { 桂柳话: 4, 城管: 3 }, team: '早班' }, 1002: { skills: { 桂柳话: 2 }, team: '早班' }, 1003: { skills: { 桂柳话: 5, English: 2 }, team: '早班', mostCallsAnHour: 12 },
  1004: { skills: { English: 4, 法律: 2 }, team: '晚班' }, 1005: { skills: { 法律: 5, 城管: 2 }, team: '晚班' }, 1006: { skills: { 交通: 3 }, team: '晚班' }, 1008: { skills: { 桂柳话: 1, 交通: 4 } },
}))
const changes = []
const versions = new Map()

function note(kind, id, definition, who, at = Date.now()) {
  const version = changes.length + 1
  versions.set(`${kind}:${id}`, { version, changedBy: who, changedAt: iso(at) })
  changes.push({ version, kind, id, changedBy: who, changedAt: iso(at), ...(definition && { [kind.toLowerCase()]: definition }) })
}
for (const [id, definition] of queues) note('QUEUE', id, definition, 'system', Date.now() - 240 * hour)
for (const [id, definition] of agents) note('AGENT', id, definition, 'banzhang', Date.now() - 30 * hour)
note('QUEUE', 'law', queues.get('law'), 'banzhang', Date.now() - 5 * hour)

const ok = (body) => ({ status: 200, body })
const problem = (status, detail, field) => ({ status, body: { type: 'urn:hotline:problem:mock', title: '没有成功', status, detail, field } })
const all = () => ({
  queues: [...queues].map(([queue, definition]) => ({ queue, ...definition, ...versions.get(`QUEUE:${queue}`) })),
  agents: people.map(({ agent, displayName }) => ({ agent, displayName, skills: {}, version: 0, ...agents.get(agent), ...versions.get(`AGENT:${agent}`) })),
})

function put(kind, map, id, { version, ...definition }, person) {
  const seen = map.has(id) ? versions.get(`${kind}:${id}`) : undefined
  if (version !== undefined && version !== (seen?.version ?? 0)) return problem(409, `${seen?.changedBy ?? '别人'} 刚改过这一项，请看过新的内容再保存`)
  if (definition.name === '重复') return problem(422, '队列名称不能叫“重复”', 'name')
  map.set(id, definition)
  note(kind, id, definition, person.name)
  return ok(all())
}

export const routing = [
  ['GET', /^\/api\/routing$/, () => ok(all())],
  ['GET', /^\/api\/routing\/changes$/, () => ok({ items: changes.toReversed().slice(0, 50) })],
  ['PUT', /^\/api\/routing\/queues\/([^/]+)$/, ({ body, person }, id) => put('QUEUE', queues, id, body, person)],
  ['DELETE', /^\/api\/routing\/queues\/([^/]+)$/, ({ person }, id) => {
    const leads = [...queues].find(([, queue]) => queue.night?.queue === id || queue.overflow?.some((rule) => rule.queue === id))
    if (leads) return problem(422, `队列“${leads[1].name}”指向不存在的队列 ${id}`)
    queues.delete(id)
    note('QUEUE', id, undefined, person.name)
    return ok(all())
  }],
  ['PUT', /^\/api\/routing\/agents\/([^/]+)$/, ({ body, person }, id) => put('AGENT', agents, id, body, person)],
  ['GET', /^\/api\/calendar$/, ({ url }) => {
    const days = []
    for (let at = Date.parse(url.searchParams.get('from')); at <= Date.parse(url.searchParams.get('to')); at += 24 * hour) {
      days.push({ day: iso(at).slice(0, 10), working: ![0, 6].includes(new Date(at).getUTCDay()), layer: 'WEEK', source: '', note: '' })
    }
    return ok({ days })
  }],
]
