import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { endings, tickets as api } from '@/platform/api/endpoints'
import { onceThere } from '@/platform/api/onceThere'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { Ticket } from '@/platform/api/types'
import { Autosave, type SaveState } from '@/platform/draft/autosave'
import { indexedDbShelf } from '@/platform/draft/shelf'
import { toast } from '@/shared/ui/toast'
import { draftUpdate, emptyForm, formOf, type DraftForm } from './draftForm'

const shelf = indexedDbShelf()

/** About ten minutes: the server opens the draft that a pop announced as soon as its database is there. */
const OPENING_ATTEMPTS = 600

function later(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

/**
 * One ticket under registration: the form, its saving, and the acts that end the draft. `announced` by a pop, it may not be
 * there yet: the server opens it beside the ringing.
 */
export function useTicketDraft(ticketId: string, announced: boolean) {
  const form = reactive<DraftForm>({ ...emptyForm })
  const ticket = shallowRef<Ticket | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const save = ref<SaveState>({ kind: 'idle' })
  const working = ref(false)
  let autosave: Autosave<DraftForm> | null = null
  let gone = false

  const editable = computed(() => ticket.value?.state === 'DRAFT')

  const waitAgain = (ms: number) => new Promise<boolean>((go) => setTimeout(() => go(!gone), ms))

  async function load(): Promise<void> {
    problem.value = null
    try {
      const loaded = await onceThere(() => api.get(ticketId), announced ? OPENING_ATTEMPTS : 1, waitAgain)
      if (gone) return
      Object.assign(form, formOf(loaded))
      autosave?.stop()
      autosave = new Autosave<DraftForm>(`ticket:${ticketId}`, { version: loaded.version, fields: { ...form } }, {
        shelf,
        later,
        now: Date.now,
        push: async (version, fields) => (ticket.value = await api.saveDraft(ticketId, draftUpdate(version, fields))),
        pull: async () => {
          const theirs = await api.get(ticketId)
          const { unitId: _unit, basis: _basis, topic: _topic, deviation: _deviation, assisting: _assisting, ...fields } = formOf(theirs)
          return { version: theirs.version, fields }
        },
        adopt: (fields, taken) => {
          Object.assign(form, fields)
          toast.note(`另一处也改了这张工单，已合并 ${taken.length} 项，您填写的内容没有变。`)
        },
        state: (next) => (save.value = next),
      })
      if (loaded.state === 'DRAFT') Object.assign(form, await autosave.restore())
      ticket.value = loaded
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  watch(form, () => editable.value && autosave?.changed({ ...form }))

  const flush = () => void (editable.value && autosave?.flush())
  const hidden = () => document.visibilityState === 'hidden' && flush()
  document.addEventListener('visibilitychange', hidden)
  onScopeDispose(() => {
    gone = true
    document.removeEventListener('visibilitychange', hidden)
    flush()
    autosave?.stop()
  })

  async function settled(): Promise<void> {
    if (!autosave || (await autosave.flush()) || (await autosave.flush())) return
    throw save.value.kind === 'local' ? new Error(save.value.why) : new Error('内容还没有保存到服务器，请稍后再试。')
  }

  /** Draft → 待派单; a ticket that is already there stays. */
  async function accept(): Promise<Ticket> {
    if (ticket.value?.state === 'DRAFT') {
      await settled()
      ticket.value = await api.accept(ticketId, autosave?.currentVersion)
      await autosave?.close()
    }
    return ticket.value!
  }

  async function acceptAndDispatch(): Promise<Ticket> {
    await accept()
    if (form.kind === 'PRAISE') return (ticket.value = await endings.praise(ticketId, form.unitId))
    return (ticket.value = await api.dispatch(ticketId, {
      unitId: form.unitId, basis: form.basis.trim(), topic: form.topic || undefined, deviation: form.deviation.trim() || undefined,
      assisting: form.assisting.filter((unit) => unit !== form.unitId),
    }))
  }

  /** An act that ends the draft: what is in the form goes first. */
  async function end(act: () => Promise<Ticket>): Promise<Ticket> {
    await settled()
    ticket.value = await act()
    await autosave?.close()
    return ticket.value
  }

  const refuse = (ground: string, explanation: string) => end(() => api.refuse(ticketId, ground, explanation))

  /** Runs one act; what goes wrong is told, never thrown. */
  async function attempt<T>(title: string, act: () => Promise<T>): Promise<T | null> {
    if (working.value) return null
    working.value = true
    try {
      return await act()
    } catch (error) {
      toast.problem(asProblem(error), title)
      return null
    } finally {
      working.value = false
    }
  }

  void load()
  return { form, ticket, problem, save, working, editable, load, flush, accept, acceptAndDispatch, refuse, end, attempt }
}

export type TicketDraft = ReturnType<typeof useTicketDraft>
