import { computed, type ComputedRef } from 'vue'
import { useNow } from '@/shared/format/useNow'
import { useSandbox } from './sandboxStore'

/** The time by which due times count: the server's business clock, which the sandbox can move. */
export function useBusinessNow(everyMs = 30_000): ComputedRef<number> {
  const now = useNow(everyMs)
  const sandbox = useSandbox()
  return computed(() => now.value + sandbox.aheadMs)
}
