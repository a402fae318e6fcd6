import { computed, ref, shallowRef, watch } from 'vue'
import { tickets as api, type TicketFilter } from '@/platform/api/endpoints'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { TicketSummary } from '@/platform/api/types'

const SIZE = 30

/** Up to here the work list counts; more is told as that many and more. */
const COUNTED = 1000

/** How many there are, in words. */
export function howMany(total: number, filter: TicketFilter): string {
  return filter.sort === 'due' && total >= COUNTED ? `${COUNTED}+` : `${total}`
}

/** One page of tickets by a filter, with counts of the lists that have a badge. */
export function useTicketList(filter: () => TicketFilter, counted: Record<string, TicketFilter>) {
  const items = shallowRef<TicketSummary[]>([])
  const counts = shallowRef<Record<string, string>>({})
  const total = ref(0)
  const page = ref(1)
  /** Where the pages of the work list begin, the first one left out. */
  const begins = shallowRef<string[]>([])
  const loading = ref(false)
  const loaded = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let turn = 0

  function place(wanted: TicketFilter): TicketFilter {
    return wanted.sort === 'due' ? { cursor: begins.value[page.value - 2] } : { page: page.value - 1 }
  }

  async function load(): Promise<void> {
    const current = ++turn
    loading.value = true
    try {
      const wanted = filter()
      const answer = await api.list({ ...wanted, ...place(wanted), size: SIZE })
      if (current !== turn) return
      items.value = answer.items
      total.value = answer.total
      begins.value = [...begins.value.slice(0, page.value - 1), ...(answer.next ? [answer.next] : [])]
      loaded.value = true
      problem.value = null
    } catch (error) {
      if (current === turn) problem.value = asProblem(error)
    } finally {
      if (current === turn) loading.value = false
    }
  }

  async function count(): Promise<void> {
    const ask = async ([key, wanted]: [string, TicketFilter]) => {
      const { total: many } = await api.list({ ...wanted, size: 1 })
      return [key, many ? howMany(many, wanted) : ''] as const
    }
    counts.value = Object.fromEntries(await Promise.all(Object.entries(counted).map(ask)).catch(() => []))
  }

  async function reload(): Promise<void> {
    await Promise.all([load(), count()])
  }

  watch(filter, (next, before) => {
    loaded.value = loaded.value && next.state === before.state && next.untaken === before.untaken
    if (page.value === 1) void load()
    else page.value = 1
  })
  watch(page, () => void load())
  void reload()

  /** Of the work list: whether a further page begins somewhere. */
  const more = computed(() => begins.value.length >= page.value)
  return { items, counts, total, page, more, size: SIZE, loading, problem, fresh: computed(() => loading.value && !loaded.value), reload }
}
