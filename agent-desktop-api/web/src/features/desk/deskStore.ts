import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { agent as api } from '@/platform/api/endpoints'
import { asProblem } from '@/platform/api/problem'
import type { AgentCallOut, AgentNotice, AgentState, BreakKind, TalkAct } from '@/platform/api/types'
import { useEvents } from '@/platform/events/eventsStore'
import { useSession } from '@/platform/auth/sessionStore'
import { toast } from '@/shared/ui/toast'
import { actionNames, type AgentAction } from './agentStates'
import { emptyDesk, reduceDesk } from './callReducer'
import { ringCue } from './ringCue'

/** The agent's state, the call on the desk and the queue, as the server tells them. */
export const useDesk = defineStore('desk', () => {
  const state = ref({ ...emptyDesk })
  const busy = ref<AgentAction | null>(null)
  const dialling = ref(false)
  const talkBusy = ref<TalkAct['act'] | null>(null)
  /** The earlier ticket that is read beside the form. */
  const reading = ref<string | null>(null)
  /** The breaks there are; empty until they are known. */
  const breaks = ref<BreakKind[]>([])
  const session = useSession()
  let unsubscribe: (() => void) | null = null

  const agent = computed(() => state.value.agent)
  const call = computed(() => state.value.call)
  const queue = computed(() => state.value.queue)
  const talk = computed(() => state.value.talk)
  const missed = computed(() => state.value.missed)
  const called = computed(() => state.value.called)

  function start(): void {
    if (unsubscribe) return
    unsubscribe = useEvents().on((envelope) => {
      const before = state.value.call?.phase
      state.value = reduceDesk(state.value, envelope)
      const after = state.value.call?.phase
      if (after === 'ringing' && before !== 'ringing') {
        reading.value = null
        ringCue.start()
      }
      if (after !== 'ringing') ringCue.stop()
      if (envelope.type === 'agent.notice') toast.note((envelope.data as AgentNotice).text)
    })
    if (session.has('agent')) void api.breaks().then((known) => (breaks.value = known)).catch(() => undefined)
    if (session.has('agent')) void api.state().then(take).catch(() => undefined)
  }

  function stop(): void {
    unsubscribe?.()
    unsubscribe = null
    ringCue.stop()
    state.value = { ...emptyDesk }
  }

  function take(next: AgentState | undefined): void {
    if (next?.status) state.value = { ...state.value, agent: next }
  }

  const requests: Record<AgentAction, (argument: string) => Promise<AgentState>> = {
    signIn: (extension) => api.signIn(extension),
    ready: () => api.ready(),
    break: (reason) => api.break(reason),
    extendWrapUp: () => api.extendWrapUp(),
    finishWrapUp: () => api.finishWrapUp(),
    hangUp: () => api.hangUp(),
    signOut: () => api.signOut(),
  }

  async function act(action: AgentAction, argument = ''): Promise<boolean> {
    if (busy.value) return false
    busy.value = action
    try {
      take(await requests[action](argument))
      return true
    } catch (error) {
      toast.problem(asProblem(error), `${actionNames[action].name}没有成功`)
      return false
    } finally {
      busy.value = null
    }
  }

  /** What is done in the talk; the server tells by an event what came of it. */
  async function inTalk(wish: TalkAct, name: string): Promise<boolean> {
    if (talkBusy.value) return false
    talkBusy.value = wish.act
    try {
      take(await api.talk(wish))
      return true
    } catch (error) {
      toast.problem(asProblem(error), `${name}没有成功`)
      return false
    } finally {
      talkBusy.value = null
    }
  }

  /** The own phone rings; what comes of it the server tells by events. */
  async function callOut(wish: AgentCallOut): Promise<boolean> {
    if (dialling.value) return false
    dialling.value = true
    try {
      take(await api.callOut(wish))
      return true
    } catch (error) {
      toast.problem(asProblem(error), '没有呼出')
      return false
    } finally {
      dialling.value = false
    }
  }

  /** The ticket of the call is done with: the desk is free for the next one. */
  function clearCall(): void {
    if (state.value.call?.phase === 'ended') state.value = { ...state.value, call: null }
  }

  function dismissMissed(): void {
    state.value = { ...state.value, missed: null, called: null }
  }

  return { agent, breaks, call, queue, talk, missed, called, reading, busy, talkBusy, dialling, start, stop, act, inTalk, callOut, clearCall, dismissMissed }
})
