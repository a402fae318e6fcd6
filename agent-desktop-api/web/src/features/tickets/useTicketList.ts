import { computed, ref, shallowRef, watch } from 'vue'
import { tickets as api, type TicketFilter } from '@/platform/api/endpoints'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { TicketSummary } from '@/platform/api/types'

const SIZE = 30
const TYPING_MS = 250

/** One page of tickets by a filter, with counts of the filters that have a badge, by their key. */
export function useTicketList(filter: () => TicketFilter, counted: Record<string, TicketFilter>) {
  const items = shallowRef<TicketSummary[]>([])
  const counts = shallowRef<Partial<Record<string, number>>>({})
  const total = ref(0)
  const page = ref(1)
  const loading = ref(false)
  const loaded = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let turn = 0

  async function load(): Promise<void> {
    const current = ++turn
    loading.value = true
    try {
      const answer = await api.list({ ...filter(), page: page.value - 1, size: SIZE })
      if (current !== turn) return
      items.value = answer.items
      total.value = answer.total
      loaded.value = true
      problem.value = null
    } catch (error) {
      if (current === turn) problem.value = asProblem(error)
    } finally {
      if (current === turn) loading.value = false
    }
  }

  async function count(): Promise<void> {
    const ask = async ([key, which]: [string, TicketFilter]) => [key, (await api.list({ ...which, size: 1 })).total] as const
    counts.value = Object.fromEntries(await Promise.all(Object.entries(counted).map(ask)).catch(() => []))
  }

  async function reload(): Promise<void> {
    await Promise.all([load(), count()])
  }

  let typing: ReturnType<typeof setTimeout> | undefined
  watch(filter, (next, before) => {
    clearTimeout(typing)
    loaded.value = loaded.value && next.state === before.state && next.untaken === before.untaken
    const again = () => (page.value === 1 ? void load() : (page.value = 1))
    if (next.q !== before.q) typing = setTimeout(again, TYPING_MS)
    else again()
  })
  watch(page, () => void load())
  void reload()

  return { items, counts, total, page, size: SIZE, loading, problem, fresh: computed(() => loading.value && !loaded.value), reload }
}
