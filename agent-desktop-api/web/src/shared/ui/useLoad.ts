import { ref, shallowRef, watch, type WatchSource } from 'vue'
import { asProblem, type ApiProblem } from '@/platform/api/problem'

/**
 * Loads something now and whenever `source` changes. Answers that come late for an older source are dropped; while it
 * reloads the same source, the old value stays on the screen.
 */
export function useLoad<S, T>(source: WatchSource<S>, load: (value: S) => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const loading = ref(false)
  let turn = 0

  async function run(of: S, keep: boolean): Promise<void> {
    const mine = ++turn
    if (!keep) value.value = null
    loading.value = true
    try {
      const next = await load(of)
      if (mine !== turn) return
      value.value = next
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error)
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  let current: S
  watch(source, (next) => void run((current = next), false), { immediate: true })
  return { value, problem, loading, reload: () => run(current, true) }
}
