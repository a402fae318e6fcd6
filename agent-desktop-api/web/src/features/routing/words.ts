/** Routing told in Chinese, as supervisors speak of it. */
import type { OverflowRule, QueuePrompt, RoutingQueue, SkillLevels } from '@/platform/api/types'

export const promptNames: Record<QueuePrompt, { name: string; text: string }> = {
  'night-service': { name: '夜间值守', text: '现在是夜间值守时间，值班话务员将为您服务，请稍候。' },
  'queue-is-long': { name: '排队较长', text: '目前排队的人较多，请不要挂机，我们会按先后顺序为您接通。' },
  'please-wait': { name: '请稍候', text: '正在转接，请稍候。' },
  'scope-and-hours': { name: '服务介绍', text: '本热线受理对政府工作的咨询、求助、投诉、举报和建议，全天二十四小时服务。' },
}

export const orders: Record<NonNullable<RoutingQueue['order']>, { name: string; hint: string }> = {
  LONGEST_IDLE: { name: '空闲最久者先', hint: '等电话等得最久的话务员接下一个' },
  LEAST_TALK: { name: '累计通话最短者先', hint: '本次签入以来通话总时长最短的话务员接下一个，工作量更平均' },
}

/** 桂柳话≥3、城管≥1 */
export function skillsText(levels: SkillLevels | undefined): string {
  return Object.entries(levels ?? {})
    .sort(([a], [b]) => a.localeCompare(b, 'zh'))
    .map(([skill, level]) => `${skill}≥${level}`)
    .join('、')
}

/** 45 秒, 1 分钟, 1 分 30 秒 */
export function secondsText(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes === 0) return `${rest} 秒`
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`
}

export function stageText(stage: RoutingQueue['stages'][number]): string {
  const required = skillsText(stage.required)
  const preferred = skillsText(stage.preferred)
  const when = stage.afterSeconds === 0 ? '一开始' : `等满 ${secondsText(stage.afterSeconds)}`
  return `${when}：${required ? `须会 ${required}` : '谁都可以接'}${preferred ? `，会 ${preferred} 的先接` : ''}`
}

/** One rule, one sentence. @param nameOf a queue's name by its id */
export function overflowText(rule: OverflowRule, nameOf: (queue: string) => string): string {
  const when = {
    WAITED: () => `等满 ${secondsText(rule.seconds ?? 0)}仍没人接`,
    LENGTH: () => `队列里另有 ${rule.calls ?? 0} 个来电在等`,
    EXPECTED_WAIT: () => `预计要等 ${secondsText(rule.seconds ?? 0)}以上`,
  }[rule.when]()
  const then = {
    QUEUE: () => `转入“${nameOf(rule.queue ?? '')}”，保留先后`,
    CALLBACK: () => '承诺回拨，结束通话',
    ANNOUNCE: () => `播放“${rule.prompt ? promptNames[rule.prompt].name : '？'}”，继续等`,
  }[rule.then]()
  return `${when}，${then}`
}

export function nightText(night: RoutingQueue['night'], nameOf: (queue: string) => string): string {
  const heard = night?.prompt ? `先播放“${promptNames[night.prompt].name}”，` : ''
  return night?.queue ? `${heard}转入“${nameOf(night.queue)}”` : `${heard}仍在本队列等候`
}

/** What a priority means beside the usual queue's 100 and 10. */
export function seniorityText(priority: number, ageing: number): string {
  const after = (minutes: number) => priority + ageing * minutes
  const now = `刚进来 ${priority} 分，等 1 分钟 ${after(1)} 分，等 5 分钟 ${after(5)} 分；分高的先接。`
  const lead = priority - 100
  if (priority === 100 && ageing === 10) return `${now}与一般队列相同，谁先来谁先接。`
  const beside = lead === 0 ? '刚进来时与一般队列（100 分、每分钟 10 分）相同' : lead > 0 ? `刚进来就相当于一般队列已等 ${round(lead / 10)} 分钟的来电` : `刚进来时要让一般队列的来电先接 ${round(-lead / 10)} 分钟`
  const growth = ageing === 0 ? '，等多久也不会更优先' : ageing > 10 ? '，等得越久追得越快' : ageing < 10 ? '，等得久了会被一般队列超过' : ''
  return `${now}${beside}${growth}。`
}

const round = (value: number) => Math.round(value * 10) / 10

export function limitsText({ mostWaiting, mostServed }: Pick<RoutingQueue, 'mostWaiting' | 'mostServed'>): string {
  const parts = []
  if (mostWaiting) parts.push(`至多 ${mostWaiting} 人排队`)
  if (mostServed) parts.push(`同时至多接 ${mostServed} 个`)
  return parts.join('，') || '不限'
}

export function choiceText(queue: Pick<RoutingQueue, 'order' | 'lastAgentWaitSeconds'>): string {
  const wait = queue.lastAgentWaitSeconds ?? 0
  return `${wait > 0 ? `先等上次接待的话务员至多 ${secondsText(wait)}，再` : ''}${orders[queue.order ?? 'LONGEST_IDLE'].name}`
}
