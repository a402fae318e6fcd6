import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { sandbox as api } from '@/platform/api/endpoints'
import { asProblem } from '@/platform/api/problem'

/** The sandbox, when the server has one; and how far its business clock runs ahead of ours. */
export const useSandbox = defineStore('sandbox', () => {
  const available = ref(false)
  const open = ref(false)
  const aheadMs = ref(0)
  const number = ref('')

  function take(now: string): void {
    aheadMs.value = new Date(now).getTime() - Date.now()
    if (Math.abs(aheadMs.value) < 5_000) aheadMs.value = 0
  }

  async function probe(): Promise<void> {
    try {
      take((await api.clock()).now)
      available.value = true
    } catch (error) {
      available.value = false
      if (asProblem(error).unreachable) setTimeout(() => void probe(), 10_000)
    }
  }

  async function advance(duration: string): Promise<void> {
    take((await api.advance(duration)).now)
  }

  return { available, open, aheadMs: computed(() => aheadMs.value), number, probe, advance }
})
