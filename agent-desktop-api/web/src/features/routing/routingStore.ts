import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { calendar, leaders, routing as api, supervise } from '@/platform/api/endpoints'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { AgentState, DefinedAgent, DefinedQueue, LeaderDuty, QueueState, Routing, RoutingAgent, RoutingQueue } from '@/platform/api/types'
import { dateOf, HORIZON_DAYS, type WorkingDays } from './hours'

/** For so long a saved change can be taken back with one press; after that it stands among the changes. */
export const UNDO_MS = 5 * 60_000

/** What was there before a save. A queue without a definition was new. */
interface Before {
  kind: 'QUEUE' | 'AGENT'
  id: string
  queue?: RoutingQueue
  agent?: RoutingAgent
}

export interface Undo {
  label: string
  until: number
  parts: Before[]
}

/** Routing as it is stored, beside what happens in the queues now. */
export const useRouting = defineStore('routing', () => {
  const stored = ref<Routing | null>(null)
  const states = ref<AgentState[]>([])
  const live = ref<QueueState[]>([])
  const duties = ref<LeaderDuty[]>([])
  const workingDays = ref<WorkingDays>(new Map())
  const problem = ref<ApiProblem | null>(null)
  const undo = ref<Undo | null>(null)

  const queues = computed<DefinedQueue[]>(() => stored.value?.queues ?? [])
  const agents = computed<DefinedAgent[]>(() => stored.value?.agents ?? [])
  const names = computed(() => new Map(queues.value.map((queue) => [queue.queue, queue.name])))
  const nameOf = (queue: string) => names.value.get(queue) ?? queue

  /** What was asked for before a save may tell of the time before it, and must not come after it. */
  let saves = 0

  async function load(): Promise<void> {
    const before = saves
    try {
      const found = await api.get()
      if (saves === before) stored.value = found
      problem.value = null
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  /** Beside the definitions: without it the page only knows less. */
  async function look(): Promise<void> {
    const [agentStates, queueStates, roster] = await Promise.allSettled([supervise.agents(), supervise.queues(), leaders.list()])
    if (agentStates.status === 'fulfilled') states.value = agentStates.value
    if (queueStates.status === 'fulfilled') live.value = queueStates.value
    if (roster.status === 'fulfilled') duties.value = roster.value
  }

  async function loadCalendar(): Promise<void> {
    try {
      const days = await calendar.days(dateOf(Date.now()), dateOf(Date.now() + HORIZON_DAYS * 86_400_000))
      workingDays.value = new Map(days.map((day) => [day.day, day.working]))
    } catch {
      workingDays.value = new Map()
    }
  }

  const versionOf = (part: Before) =>
    (part.kind === 'QUEUE' ? queues.value.find((queue) => queue.queue === part.id) : agents.value.find((agent) => agent.agent === part.id))?.version ?? 0

  function remember(label: string, parts: Before[]): void {
    undo.value = { label, parts, until: Date.now() + UNDO_MS }
  }

  async function save(change: Promise<Routing>): Promise<void> {
    const after = await change
    saves += 1
    stored.value = after
  }

  /** @throws ApiProblem */
  async function saveQueue(id: string, definition: RoutingQueue, version: number): Promise<void> {
    const before = queues.value.find((queue) => queue.queue === id)
    await save(api.putQueue(id, definition, version))
    remember(before ? `“${definition.name}”` : `新队列“${definition.name}”`, [{ kind: 'QUEUE', id, queue: before && plainQueue(before) }])
  }

  /** @throws ApiProblem */
  async function removeQueue(queue: DefinedQueue): Promise<void> {
    await save(api.removeQueue(queue.queue, queue.version))
    remember(`删除“${queue.name}”`, [{ kind: 'QUEUE', id: queue.queue, queue: plainQueue(queue) }])
  }

  /** One after the other; what is refused is returned and the rest goes on. */
  async function saveAgents(changed: { agent: DefinedAgent; definition: RoutingAgent }[]): Promise<{ agent: string; problem: ApiProblem }[]> {
    const failed: { agent: string; problem: ApiProblem }[] = []
    const parts: Before[] = []
    for (const { agent, definition } of changed) {
      try {
        await save(api.putAgent(agent.agent, definition, agent.version))
        parts.push({ kind: 'AGENT', id: agent.agent, agent: plainAgent(agent) })
      } catch (error) {
        failed.push({ agent: agent.agent, problem: asProblem(error) })
      }
    }
    if (parts.length > 0) remember(parts.length === 1 ? `话务员 ${parts[0]!.id}` : `${parts.length} 名话务员`, parts)
    if (failed.length > 0) await load()
    return failed
  }

  /**
   * As it was before the last save; not over what somebody else saved since.
   *
   * @throws ApiProblem
   */
  async function takeBack(): Promise<void> {
    const last = undo.value
    if (!last) return
    while (last.parts.length > 0) {
      const part = last.parts[0]!
      const version = versionOf(part)
      if (part.kind === 'AGENT') await save(api.putAgent(part.id, part.agent!, version))
      else if (part.queue) await save(api.putQueue(part.id, part.queue, version))
      else await save(api.removeQueue(part.id, version))
      last.parts.shift()
    }
    if (undo.value === last) undo.value = null
  }

  return {
    stored, queues, agents, states, live, duties, workingDays, problem, undo, nameOf, load, look, loadCalendar, saveQueue, removeQueue, saveAgents, takeBack,
  }
})

export function plainQueue(queue: DefinedQueue): RoutingQueue {
  const { queue: _, version: _version, changedBy: _by, changedAt: _at, ...definition } = queue
  return definition
}

export function plainAgent(agent: DefinedAgent): RoutingAgent {
  const { agent: _, version: _version, changedBy: _by, changedAt: _at, displayName: _name, ...definition } = agent
  return definition
}
