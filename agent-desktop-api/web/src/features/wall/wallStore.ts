import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { supervise } from '@/platform/api/endpoints'
import type { Wallboard } from '@/platform/api/types'
import { useEvents } from '@/platform/events/eventsStore'
import type { Envelope } from '@/platform/events/cursor'

/** The server tells at least every five seconds; older than this and the wall says so rather than show a lie. */
export const STALE_MS = 20_000

/** What the topic said last; null before its first word. */
export function boardOf(envelope: Envelope): Wallboard | null {
  if (envelope.type === 'wallboard') return envelope.data as Wallboard
  if (envelope.type !== 'snapshot' || envelope.stream !== 'topic:wallboard') return null
  return (envelope.data as { latest: Wallboard[] }).latest.at(-1) ?? null
}

/** The wall's figures, as long as the page is open. */
export function useWall() {
  const events = useEvents()
  const board = ref<Wallboard | null>(null)
  const heardAt = ref(0)
  let ends: (() => void)[] = []

  function take(next: Wallboard): void {
    board.value = next
    heardAt.value = Date.now()
  }

  onMounted(() => {
    ends = [
      events.on((envelope) => {
        const next = boardOf(envelope)
        if (next) take(next)
      }),
      events.follow('wallboard'),
    ]
    events.start()
    void supervise.wallboard().then(take).catch(() => undefined)
  })
  onBeforeUnmount(() => {
    ends.forEach((end) => end())
    events.stop()
  })
  return { board, heardAt, live: computed(() => events.state === 'live') }
}
