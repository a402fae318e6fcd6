import { computed, ref, shallowRef, watch } from 'vue'
import { tickets as api, type TicketQuestion } from '@/platform/api/endpoints'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { SearchHit, SearchPage } from '@/platform/api/types'

const SIZE = 20
const TYPING_MS = 250

/** How many were found, in words. */
export function howManyFound(page: Pick<SearchPage, 'total' | 'more'>): string {
  return page.more ? `${page.total}+` : `${page.total}`
}

/** What the index lacks while it is built anew, in words; empty when it has everything. */
export function whatIsMissing(page: Pick<SearchPage, 'index'>): string {
  if (!page.index) return ''
  const { done, total } = page.index
  const share = total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0
  return `检索索引正在建立，已完成 ${share}%，现在的结果可能不全`
}

/** Looks for words after a pause in typing, page after page; asks nothing while `question` is null. Late answers are dropped. */
export function useTicketSearch(question: () => TicketQuestion | null) {
  const hits = shallowRef<SearchHit[]>([])
  const first = shallowRef<SearchPage | null>(null)
  const next = ref<string | undefined>()
  const loading = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let turn = 0
  let typing: ReturnType<typeof setTimeout> | undefined

  async function load(cursor?: string): Promise<void> {
    const current = ++turn
    const asked = question()
    if (!asked) {
      hits.value = []
      first.value = null
      loading.value = false
      return
    }
    loading.value = true
    try {
      const page = await api.search({ ...asked, cursor, size: SIZE })
      if (current !== turn) return
      if (!cursor) first.value = page
      hits.value = cursor ? [...hits.value, ...page.items] : page.items
      next.value = page.next
      problem.value = null
    } catch (error) {
      if (current === turn) problem.value = asProblem(error)
    } finally {
      if (current === turn) loading.value = false
    }
  }

  watch(
    () => JSON.stringify(question()),
    (asked) => {
      clearTimeout(typing)
      turn += 1
      loading.value = asked !== 'null'
      if (asked === 'null') void load()
      else typing = setTimeout(() => void load(), TYPING_MS)
    },
  )

  return {
    hits, first, loading, problem,
    more: computed(() => Boolean(next.value)),
    fresh: computed(() => loading.value && first.value === null),
    reload: () => load(),
    loadMore: () => (next.value && !loading.value ? load(next.value) : Promise.resolve()),
  }
}
