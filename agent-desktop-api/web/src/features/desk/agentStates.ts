import type { AgentState, AgentStatusName } from '@/platform/api/types'
import type { Tone } from '@/features/tickets/words'

export type AgentAction = 'signIn' | 'ready' | 'break' | 'finishWrapUp' | 'extendWrapUp' | 'hangUp' | 'signOut'

interface StateRow {
  name: string
  hint: string
  tone: Tone
  icon: 'off' | 'ready' | 'ring' | 'talk' | 'wrap' | 'break' | 'alert'
  /** The one thing to do next, shown as the large button. */
  main: AgentAction | null
  /** What else is allowed here. */
  also: AgentAction[]
}

/** What an agent's state looks like and what it allows. The server decides; this only shows what it will agree to. */
export const agentStates: Record<AgentStatusName, StateRow> = {
  SIGNED_OUT: { name: '未签入', hint: '签入后才能接到来电', tone: 'off', icon: 'off', main: 'signIn', also: [] },
  READY: { name: '就绪', hint: '等待来电', tone: 'ready', icon: 'ready', main: null, also: ['break', 'signOut'] },
  BREAK: { name: '小休', hint: '暂不派来电', tone: 'rest', icon: 'break', main: 'ready', also: ['signOut'] },
  OFFERED: { name: '振铃中', hint: '请接听话机', tone: 'ring', icon: 'ring', main: null, also: [] },
  TALKING: { name: '通话中', hint: '', tone: 'talk', icon: 'talk', main: 'hangUp', also: [] },
  WRAP_UP: { name: '整理中', hint: '整理完毕后自动接来电', tone: 'wrap', icon: 'wrap', main: 'finishWrapUp', also: ['extendWrapUp', 'break', 'signOut'] },
  PAUSED: { name: '已暂停', hint: '恢复就绪后才会派来电', tone: 'alarm', icon: 'alert', main: 'ready', also: ['break', 'signOut'] },
}

export const actionNames: Record<AgentAction, { name: string; key: string }> = {
  signIn: { name: '签入', key: 'F2' },
  ready: { name: '就绪', key: 'F2' },
  finishWrapUp: { name: '整理完毕', key: 'F2' },
  extendWrapUp: { name: '延长', key: 'F7' },
  hangUp: { name: '挂断', key: 'F8' },
  break: { name: '小休', key: 'F9' },
  signOut: { name: '签出', key: '' },
}

/** The server puts a newly signed-in agent on a break with this reason. */
const JUST_SIGNED_IN = '签入'

const pauseReasons: Record<string, string> = {
  NO_ANSWER: '上一通来电未接听，已转给其他话务员',
  PHONE_UNREACHABLE: '话机没有注册，来电无法振铃',
  桌面已断开: '桌面断开超过时限，已暂停派话；请按 F2 恢复',
}

const shortReasons: Record<string, string> = { NO_ANSWER: '未接听', PHONE_UNREACHABLE: '话机未注册' }

/** The same for a tile of the supervisor's board. */
export function shortReason(state: AgentState): string {
  if (state.reason === JUST_SIGNED_IN) return ''
  return shortReasons[state.reason ?? ''] ?? state.reason ?? ''
}

/** Why the agent is on a break or paused, in words. */
export function reasonText(state: AgentState): string {
  if (state.reason === JUST_SIGNED_IN) return '按 F2 就绪后开始接来电'
  const reason = state.reason ?? ''
  return pauseReasons[reason] ?? reason
}

/** What a supervisor arranged for the end of the talk; empty without. */
export function arranged(state: AgentState): string {
  return state.afterCall ? `班长安排：通话结束后${state.afterCall === 'SIGNED_OUT' ? '签出' : '小休'}` : ''
}

/** A break that is longer than it may be. */
export function overrun(state: AgentState, now: number): boolean {
  return state.status === 'BREAK' && state.breakUntil !== undefined && new Date(state.breakUntil).getTime() <= now
}

export function stateName(state: AgentState): string {
  return state.status === 'BREAK' && state.reason === JUST_SIGNED_IN ? '已签入' : agentStates[state.status].name
}

export function allows(state: AgentState, action: AgentAction): boolean {
  const row = agentStates[state.status]
  return row.main === action || row.also.includes(action)
}
