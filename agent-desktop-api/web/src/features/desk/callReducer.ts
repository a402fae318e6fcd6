import type { Envelope } from '@/platform/events/cursor'
import type {
  AgentState, CallAnswered, CallEnded, CallOut, OfferEnded, Pop, QueueState, Snapshot, Talk,
} from '@/platform/api/types'

/** calling: the own phone is picked up, and somebody outside is rung. */
export type CallPhase = 'ringing' | 'calling' | 'talking' | 'ended'

/** The call on this desk: from the pop until its ticket is done with, which may be after the hang-up. */
export interface DeskCall {
  pop: Pop
  phase: CallPhase
  since: string
  talkedMs: number | null
}

export interface DeskState {
  agent: AgentState | null
  call: DeskCall | null
  queue: QueueState | null
  /** Who is in the talk besides the two, and who is on hold; null for an ordinary talk. */
  talk: Talk | null
  /** A call that was offered but went elsewhere, told once. */
  missed: { caller: string; outcome: OfferEnded['outcome']; at: string } | null
  /** What came of a call that we made and that leaves nothing to write. */
  called: { number: string; words: string; at: string } | null
}

export const emptyDesk: DeskState = { agent: null, call: null, queue: null, talk: null, missed: null, called: null }

type Step = (state: DeskState, data: never, at: string) => DeskState

function phaseOf(agent: AgentState | null | undefined): CallPhase {
  if (agent?.status === 'OFFERED') return 'ringing'
  return agent?.status === 'TALKING' ? 'talking' : 'ended'
}

function sameCall(state: DeskState, callId: string): boolean {
  return state.call?.pop.callId === callId
}

const onSnapshot = (state: DeskState, data: Snapshot, at: string): DeskState => {
  const agent = data.agent ?? state.agent
  const queue = data.queue ?? state.queue
  if (!data.pop) {
    const call = state.call && { ...state.call, phase: 'ended' as const }
    return { ...state, agent, queue, call, talk: null }
  }
  const talkedMs = sameCall(state, data.pop.callId) ? (state.call?.talkedMs ?? null) : null
  const talk = data.talk?.callId === data.pop.callId ? data.talk : null
  return { ...state, agent, queue, talk, call: { pop: data.pop, phase: phaseOf(agent), since: agent?.since ?? at, talkedMs } }
}

const onAgent = (state: DeskState, data: AgentState): DeskState => ({
  ...state,
  agent: data,
  talk: data.status === 'TALKING' ? state.talk : null,
})

const onTalk = (state: DeskState, data: Talk): DeskState => ({ ...state, talk: data })

/** Without an offer it comes late: the agent talks already, or has just hung up. */
const onPop = (state: DeskState, data: Pop, at: string): DeskState => ({
  ...state,
  missed: null,
  called: null,
  talk: state.talk?.callId === data.callId ? state.talk : null,
  call: data.offerId
    ? { pop: data, phase: 'ringing', since: at, talkedMs: null }
    : { pop: data, phase: phaseOf(state.agent), since: state.agent?.since ?? at, talkedMs: null },
})

const onAnswered = (state: DeskState, data: CallAnswered, at: string): DeskState =>
  state.call && sameCall(state, data.callId) ? { ...state, call: { ...state.call, phase: 'talking', since: at } } : state

const onCallOut = (state: DeskState, data: CallOut, at: string): DeskState => {
  if (!state.call || !sameCall(state, data.callId)) return state
  if (data.stage === 'NOT_REACHED') {
    return { ...state, call: null, called: { number: state.call.pop.caller.masked, words: data.words, at } }
  }
  return data.stage === 'OTHER_SIDE_RINGS' ? { ...state, call: { ...state.call, phase: 'calling', since: at } } : state
}

const onEnded = (state: DeskState, data: CallEnded, at: string): DeskState =>
  state.call && sameCall(state, data.callId)
    ? state.call.pop.out && !state.call.pop.draftId ? { ...state, call: null } : { ...state, call: { ...state.call, phase: 'ended', since: at, talkedMs: data.talkedMs ?? null } }
    : state

/** An offer that ended without an answer takes its pop away; the call went to somebody else or is gone. */
const onOfferEnded = (state: DeskState, data: OfferEnded, at: string): DeskState => {
  if (!state.call || !sameCall(state, data.callId) || data.outcome === 'ANSWERED') return state
  if (state.call.phase !== 'ringing' || state.call.pop.out) return state
  return { ...state, call: null, missed: { caller: state.call.pop.caller.masked, outcome: data.outcome, at } }
}

/** Of all queues together. */
const onQueue = (state: DeskState, data: QueueState): DeskState => (data.queue === '*' ? { ...state, queue: data } : state)

/** Event type → step. Types that are not here do not concern the desk. */
const steps: Record<string, Step> = {
  snapshot: onSnapshot,
  'agent.state': onAgent,
  'call.pop': onPop,
  'call.answered': onAnswered,
  'call.out': onCallOut,
  'talk.changed': onTalk,
  'call.ended': onEnded,
  'offer.ended': onOfferEnded,
  'queue.state': onQueue,
}

export function reduceDesk(state: DeskState, envelope: Envelope): DeskState {
  const step = steps[envelope.type]
  return step ? step(state, envelope.data as never, envelope.at) : state
}
