import { onScopeDispose, shallowRef, watch } from 'vue'
import type { SimilarTicket } from '@/platform/api/types'

const PAUSE_MS = 400

/**
 * Tickets like the one that is being written, asked for again a moment after each saving: the server looks by what it has. What
 * was found stays on the screen meanwhile; when the question fails, nothing is said, since nobody asked for it.
 */
export function useSimilar(saved: () => { ticketId: string; version: number } | null, ask: (ticketId: string) => Promise<SimilarTicket[]>) {
  const similar = shallowRef<SimilarTicket[]>([])
  let turn = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function look(ticketId: string): Promise<void> {
    const mine = ++turn
    const found = await ask(ticketId).catch(() => null)
    if (mine === turn && found) similar.value = found
  }

  watch(
    saved,
    (now, before) => {
      clearTimeout(waiting)
      if (now?.ticketId !== before?.ticketId) {
        turn += 1
        similar.value = []
      }
      if (now) waiting = setTimeout(() => void look(now.ticketId), PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(waiting))
  return similar
}
