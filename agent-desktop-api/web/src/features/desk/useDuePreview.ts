import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { DueAssumed } from '@/platform/api/endpoints'
import type { DueExplanation } from '@/platform/api/types'

const MINUTE = 60_000

/**
 * The time limit as if the ticket were dispatched now. The server counts; it is asked when what `assumed` says has changed,
 * and once a minute, because now goes on. An answer that comes late for an older question is dropped.
 */
export function useDuePreview(assumed: () => DueAssumed | null, now: Ref<number>, ask: (assumed: DueAssumed) => Promise<DueExplanation>) {
  const due = shallowRef<DueExplanation | null>(null)
  const failed = ref(false)
  let turn = 0

  async function run(): Promise<void> {
    const mine = ++turn
    const question = assumed()
    const answer = question && (await ask(question).catch(() => null))
    if (mine !== turn) return
    due.value = answer
    failed.value = question !== null && answer === null
  }

  watch(
    () => JSON.stringify(assumed()),
    () => {
      due.value = null
      void run()
    },
    { immediate: true },
  )
  watch(computed(() => Math.floor(now.value / MINUTE)), () => void run())
  return { due, failed }
}
