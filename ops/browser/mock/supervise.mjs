// What a supervisor sees: the wallboard, why a call went to whom, and orders to agents; breaks and queues for agents.
import { agents, iso, queue } from './world.mjs'

const figures = (entered, answered, inTime, abandoned) => ({ entered, answered, inTime, abandoned, unserved: 1, callbacks: 2, serviceLevel: inTime / entered })
const line = (id, name, now, day, last24h) => ({ now: { queue: id, name, waiting: 0, longestWaitMs: 0, agentsReady: 2, agentsTalking: 1, ...now }, day, last24h })

export const queues = [['general', '人工'], ['guiliu', '桂柳话'], ['english', 'English'], ['leader', '领导接听']].map(([id, name]) => ({ queue: id, name }))

export function wallboard() {
  const states = {}
  for (const { status } of agents) if (status !== 'SIGNED_OUT') states[status] = (states[status] ?? 0) + 1
  return {
    at: iso(Date.now()), complete: true, agents: states,
    queues: [
      line('general', '人工', queue, figures(1284, 1203, 1012, 58), figures(1890, 1770, 1400, 92)),
      line('guiliu', '桂柳话', { waiting: 2, longestWaitMs: 74_000, agentsReady: 0 }, figures(212, 188, 121, 22), figures(300, 270, 190, 26)),
      line('english', 'English', { agentsReady: 1, agentsTalking: 0 }, figures(9, 9, 8, 0), figures(14, 13, 12, 1)),
      line('leader', '领导接听', { agentsReady: 1 }, figures(6, 6, 6, 0), figures(11, 11, 10, 0)),
      line('night', '夜间值守', { agentsReady: 2, agentsTalking: 0 }, { entered: 0, answered: 0, inTime: 0, abandoned: 0, unserved: 0, callbacks: 0 }, figures(96, 90, 81, 4)),
    ],
    total: line('*', '全部', { ...queue, queue: '*', name: '全部', waiting: 5, longestWaitMs: 74_000 }, figures(1511, 1406, 1147, 80), figures(2311, 2154, 1693, 123)),
    day: { occupancy: 0.764, handOversAsked: 7, handOversConfirmed: 6 }, last24h: { occupancy: 0.731, handOversAsked: 9, handOversConfirmed: 8 },
  }
}

const at = (seconds) => iso(Date.now() - 300_000 + seconds * 1_000)
const story = [
  { at: at(0), what: '来电' },
  { at: at(9), what: '进入队列 guiliu' },
  { at: at(29), what: '告知诉求人前面有 1 位，预计等待 40 秒' },
  { at: at(39), what: '技能要求放宽到第 1 步：桂柳话1' },
  { at: at(52), what: '派给话务员 1003，此前等待 43 秒', why: ['来电在队列“桂柳话”已等待 43 秒，紧迫度 107.2，在可接的 3 个来电中最高；其次 1764000102.8（队列“人工”）低 4.1；共 5 个来电等待', '要求技能 桂柳话1（第 1 次放宽，等待满 30 秒起）；空闲 4 人，可接 3 人', '依次考虑：1003（空闲 95 秒，累计通话 5210 秒）、1008（空闲 40 秒，累计通话 4100 秒）、1004（空闲 12 秒，累计通话 6020 秒）', '空闲时间最长（95 秒，其次 1008 为 40 秒）'] },
  { at: at(67), what: '话务员 1003 振铃未接，已暂停，来电保留位置转下一位' },
  { at: at(67), what: '派给话务员 1008，此前等待 58 秒', why: ['来电在队列“桂柳话”已等待 58 秒，紧迫度 109.7，是此刻唯一可接的来电；共 4 个来电等待', '要求技能 桂柳话1（第 1 次放宽，等待满 30 秒起）；空闲 2 人，可接 2 人', '空闲时间最长（55 秒，其次 1004 为 27 秒）'] },
  { at: at(71), what: '话务员 1008 接听' },
  { at: at(240), what: '结束：已接听，通话 169 秒' },
]

const past = [['1764000102.8', '1008', '已接听'], ['1764000101.3', '1003', '已接听'], ['1764000099.1', undefined, '排队中放弃']].map(([callId, agent, outcomeName], back) => ({ callId, arrivedAt: iso(Date.now() - back * 240_000 - 300_000), callerMasked: '139****3001', agent, outcomeName }))

export const supervise = [
  ['GET', /^\/api\/alarms$/, () => ({ status: 200, body: { alarms: [] } })],
  ['GET', /^\/api\/callbacks$/, () => ({ status: 200, body: { items: [] } })],
  ['GET', /^\/api\/wallboard$/, () => ({ status: 200, body: wallboard() })],
  ['GET', /^\/api\/agent\/breaks$/, () => ({ status: 200, body: { breaks: [['用餐', 2400], ['休息', 900], ['洗手间', 600], ['培训', 7200], ['开会', 3600]].map(([reason, longestSeconds]) => ({ reason, longestSeconds, atOnce: 3 })) } })],
  ['GET', /^\/api\/agent\/queues$/, () => ({ status: 200, body: { queues } })],
  ['GET', /^\/api\/calls$/, () => ({ status: 200, body: { items: past, page: 0, size: 30, total: past.length } })],
  ['GET', /^\/debug\/calls\/[^/]+$/, ({ url }) => ({ status: 200, body: { callId: url.pathname.split('/').at(-1), story, trace: [{ at: at(9), what: 'Greeting --enters queue--> Queued' }] } })],
  ['POST', /^\/api\/agents\/([^/]+)\/order$/, ({ body }, id) => {
    const agent = agents.find((one) => one.agent === id)
    if (agent.status === 'TALKING' || agent.status === 'OFFERED') agent.afterCall = { BREAK: 'BREAK', SIGN_OUT: 'SIGNED_OUT' }[body.order]
    else Object.assign(agent, { status: { READY: 'READY', BREAK: 'BREAK', SIGN_OUT: 'SIGNED_OUT' }[body.order], since: iso(Date.now()), reason: body.order === 'BREAK' ? body.reason : undefined })
    return { status: 200, body: agent }
  }],
]
