/** Skills of agents while somebody edits them: only what differs is kept, and saved. */
import type { DefinedAgent, DefinedQueue, RoutingAgent } from '@/platform/api/types'

export const BEST_LEVEL = 5

export interface AgentDraft {
  skills: Record<string, number>
  mostCallsAnHour: number | null
  team: string
}
export type Edits = Record<string, AgentDraft>

export const draftOf = (agent: RoutingAgent | DefinedAgent): AgentDraft => ({ skills: { ...agent.skills }, mostCallsAnHour: agent.mostCallsAnHour ?? null, team: agent.team ?? '' })

export function agentOf(draft: AgentDraft): RoutingAgent {
  return {
    skills: Object.fromEntries(Object.entries(draft.skills).filter(([, level]) => level > 0)),
    ...(draft.mostCallsAnHour !== null && { mostCallsAnHour: draft.mostCallsAnHour }),
    ...(draft.team.trim() !== '' && { team: draft.team.trim() }),
  }
}

/** Every skill that somebody has or a queue asks for. */
export function skillsOf(queues: readonly DefinedQueue[], agents: readonly DefinedAgent[]): string[] {
  const asked = queues.flatMap((queue) => queue.stages.flatMap((stage) => [...Object.keys(stage.required ?? {}), ...Object.keys(stage.preferred ?? {})]))
  return [...new Set([...asked, ...agents.flatMap((agent) => Object.keys(agent.skills))])].sort((a, b) => a.localeCompare(b, 'zh'))
}

/** 桂柳话 0→3；班组 早班→夜班 */
export function draftChanges(before: AgentDraft, after: AgentDraft): string[] {
  const skills = [...new Set([...Object.keys(before.skills), ...Object.keys(after.skills)])].sort((a, b) => a.localeCompare(b, 'zh'))
  const lines = skills
    .map((skill) => [skill, before.skills[skill] ?? 0, after.skills[skill] ?? 0] as const)
    .filter(([, from, to]) => from !== to)
    .map(([skill, from, to]) => `${skill} ${from}→${to}`)
  if (before.mostCallsAnHour !== after.mostCallsAnHour) lines.push(`每小时至多 ${before.mostCallsAnHour ?? '不限'}→${after.mostCallsAnHour ?? '不限'}`)
  if (before.team.trim() !== after.team.trim()) lines.push(`班组 ${before.team.trim() || '无'}→${after.team.trim() || '无'}`)
  return lines
}

/** Sets something of these agents; what comes back to what is stored is no edit any more. */
export function edited(edits: Edits, agents: readonly DefinedAgent[], which: readonly string[], change: (draft: AgentDraft) => void): Edits {
  const result = { ...edits }
  for (const agent of agents.filter((one) => which.includes(one.agent))) {
    const stored = draftOf(agent)
    const last = result[agent.agent] ?? stored
    const draft = { ...last, skills: { ...last.skills } }
    change(draft)
    if (draftChanges(stored, draft).length === 0) delete result[agent.agent]
    else result[agent.agent] = draft
  }
  return result
}

/** Somebody else saved meanwhile: what I changed stays mine, the rest becomes theirs. */
export function rebased(edits: Edits, before: readonly DefinedAgent[], after: readonly DefinedAgent[]): Edits {
  let result: Edits = {}
  for (const [agent, draft] of Object.entries(edits)) {
    const base = before.find((one) => one.agent === agent)
    const there = after.find((one) => one.agent === agent)
    if (!base || !there) continue
    const mine = draftOf(base)
    const kept = edited({}, after, [agent], (next) => {
      for (const skill of new Set([...Object.keys(mine.skills), ...Object.keys(draft.skills)])) {
        if ((mine.skills[skill] ?? 0) !== (draft.skills[skill] ?? 0)) next.skills[skill] = draft.skills[skill] ?? 0
      }
      if (mine.mostCallsAnHour !== draft.mostCallsAnHour) next.mostCallsAnHour = draft.mostCallsAnHour
      if (mine.team !== draft.team) next.team = draft.team
    })
    result = { ...result, ...kept }
  }
  return result
}

/** The agents as they will be. */
export function withEdits(agents: readonly DefinedAgent[], edits: Edits): DefinedAgent[] {
  return agents.map((agent) => {
    const draft = edits[agent.agent]
    return draft ? { ...agent, mostCallsAnHour: undefined, team: undefined, ...agentOf(draft) } : agent
  })
}

export interface AgentFilter {
  text: string
  team: string
  skill: string
}

export function shownAgents(agents: readonly DefinedAgent[], { text, team, skill }: AgentFilter): DefinedAgent[] {
  const wanted = text.trim().toLowerCase()
  return agents.filter(
    (agent) =>
      (wanted === '' || `${agent.agent} ${agent.displayName ?? ''}`.toLowerCase().includes(wanted)) &&
      (team === '' || (agent.team ?? '') === team) &&
      (skill === '' || (agent.skills[skill] ?? 0) > 0),
  )
}
