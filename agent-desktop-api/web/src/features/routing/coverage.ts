/** Who can serve what, and what is wrong with it as a whole. */
import type { DefinedAgent, DefinedQueue, SkillLevels } from '@/platform/api/types'
import { skillsText } from './words'

/** Its hours and its agents come from the leaders' roster, not from here. */
export const LEADER_QUEUE = 'leader'

export type Queue = Pick<DefinedQueue, 'queue' | 'name' | 'stages' | 'overflow' | 'mostWaiting'>
type Agent = Pick<DefinedAgent, 'agent' | 'skills'>

export function satisfies(has: SkillLevels, asked: SkillLevels | undefined): boolean {
  return Object.entries(asked ?? {}).every(([skill, level]) => (has[skill] ?? 0) >= level)
}

/** Those who meet what the queue asks in the end; the first stage is what it asks at once. */
export function able<A extends Agent>(queue: Queue, agents: readonly A[], stage: 'first' | 'last' = 'last'): A[] {
  const asked = queue.stages.at(stage === 'first' ? 0 : -1)?.required
  return agents.filter((agent) => satisfies(agent.skills, asked))
}

export interface Warning {
  queue: string
  text: string
}

export function warnings(queues: readonly Queue[], agents: readonly Agent[]): Warning[] {
  const names = new Map(queues.map((queue) => [queue.queue, queue.name]))
  const found: Warning[] = []
  for (const queue of queues) {
    if (queue.queue !== LEADER_QUEUE && able(queue, agents).length === 0) {
      found.push({ queue: queue.queue, text: `“${queue.name}”没有一个话务员能接：最低要求 ${skillsText(queue.stages.at(-1)?.required) || '无'}` })
    }
    const rules = queue.overflow ?? []
    if (rules.some((rule) => rule.then === 'QUEUE' && rule.queue === queue.queue)) {
      found.push({ queue: queue.queue, text: `“${queue.name}”溢出到自己，这条规则不会起作用` })
    }
    if (queue.mostWaiting && !rules.some((rule) => rule.then === 'CALLBACK' || (rule.then === 'QUEUE' && rule.queue !== queue.queue))) {
      found.push({ queue: queue.queue, text: `“${queue.name}”排满 ${queue.mostWaiting} 人后无处可去，来电人只能听到“稍后再拨”` })
    }
  }
  for (const circle of circles(queues)) {
    const path = [...circle, circle[0]!].map((id) => `“${names.get(id) ?? id}”`).join('→')
    for (const queue of circle) found.push({ queue, text: `溢出成环：${path}。每条规则对一个来电只用一次，转回来后就一直等` })
  }
  return found
}

/** What a change adds to what was wrong before. */
export function added(before: readonly Warning[], after: readonly Warning[]): string[] {
  const known = new Set(before.map((warning) => warning.text))
  return [...new Set(after.map((warning) => warning.text))].filter((text) => !known.has(text))
}

/** Circles of overflow of two queues and more, each once, beginning with the queue that is defined first. */
function circles(queues: readonly Queue[]): string[][] {
  const targets = new Map(
    queues.map((queue) => [queue.queue, [...new Set((queue.overflow ?? []).flatMap((rule) => (rule.then === 'QUEUE' && rule.queue ? [rule.queue] : [])))]]),
  )
  const rank = new Map(queues.map((queue, at) => [queue.queue, at]))
  const found: string[][] = []
  const walk = (start: string, path: string[]): void => {
    for (const next of targets.get(path.at(-1)!) ?? []) {
      if (next === start && path.length > 1) found.push(path)
      else if (!path.includes(next) && (rank.get(next) ?? -1) > rank.get(start)! && path.length < 6) walk(start, [...path, next])
    }
  }
  for (const queue of queues) walk(queue.queue, [queue.queue])
  return found
}
