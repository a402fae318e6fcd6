import { effectScope, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asked, anywhere } from '@/features/tickets/narrowing'
import { howManyFound, useTicketSearch, whatIsMissing } from '@/features/tickets/useTicketSearch'
import { useSimilar } from '@/features/desk/useSimilar'
import { tickets as api, type TicketQuestion } from '@/platform/api/endpoints'
import type { SearchPage, SimilarTicket } from '@/platform/api/types'

const page = (title: string, next?: string): SearchPage =>
  ({ items: [{ ticket: { id: title }, title: [], address: [], content: [] }], knowledge: [], total: 1, more: false, next }) as unknown as SearchPage
const settle = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
}

describe('search', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('given_typing_then_asked_once_after_a_pause_and_page_after_page', async () => {
    const search = vi.spyOn(api, 'search').mockResolvedValueOnce(page('one', 'p2')).mockResolvedValueOnce(page('two'))
    const question = ref<TicketQuestion | null>(null)
    const scope = effectScope()
    const found = scope.run(() => useTicketSearch(() => question.value))!
    for (const q of ['路', '路灯', '路灯不']) {
      question.value = { q }
      await settle(100)
    }
    await settle(300)
    expect(search).toHaveBeenCalledTimes(1)
    expect(found.more.value).toBe(true)
    await found.loadMore()
    expect(search.mock.calls[1]![0]).toMatchObject({ q: '路灯不', cursor: 'p2' })
    expect(found.hits.value.map((hit) => hit.ticket.id)).toEqual(['one', 'two'])
    question.value = null
    await settle(0)
    expect(found.hits.value).toEqual([])
    scope.stop()
  })

  it('given_a_late_answer_to_an_older_question_then_dropped', async () => {
    let answerFirst: (page: SearchPage) => void = () => undefined
    vi.spyOn(api, 'search')
      .mockReturnValueOnce(new Promise((answer) => (answerFirst = answer)))
      .mockResolvedValueOnce(page('new'))
    const question = ref<TicketQuestion | null>(null)
    const scope = effectScope()
    const found = scope.run(() => useTicketSearch(() => question.value))!
    question.value = { q: 'old' }
    await settle(300)
    question.value = { q: 'new' }
    await settle(300)
    answerFirst(page('old'))
    await settle(0)
    expect(found.hits.value.map((hit) => hit.ticket.id)).toEqual(['new'])
    scope.stop()
  })

  it('given_an_answer_then_told_in_words', () => {
    expect(howManyFound({ total: 12, more: false })).toBe('12')
    expect(howManyFound({ total: 1000, more: true })).toBe('1000+')
    expect(whatIsMissing({})).toBe('')
    expect(whatIsMissing({ index: { done: 1, total: 3 } })).toContain('33%')
    expect(whatIsMissing({ index: { done: 5, total: 5 } })).toContain('99%')
  })

  it('given_a_span_then_its_first_day_in_the_citys_time', () => {
    const now = Date.parse('2026-11-24T17:00:00Z')
    expect(asked({ ...anywhere, span: '7' }, now).from).toBe('2026-11-19')
    expect(asked(anywhere, now)).toEqual({ kind: undefined, area: undefined, unitId: undefined, from: undefined })
  })

  it('given_each_saving_then_similar_tickets_asked_again_and_a_failure_keeps_what_was_there', async () => {
    const one = [{ id: 'a' }] as SimilarTicket[]
    const ask = vi.fn<(id: string) => Promise<SimilarTicket[]>>().mockResolvedValueOnce(one).mockRejectedValueOnce(new Error('away'))
    const saved = ref<{ ticketId: string; version: number } | null>({ ticketId: 't', version: 1 })
    const scope = effectScope()
    const similar = scope.run(() => useSimilar(() => saved.value, ask))!
    await settle(500)
    expect(similar.value).toEqual(one)
    saved.value = { ticketId: 't', version: 2 }
    await settle(100)
    saved.value = { ticketId: 't', version: 3 }
    await settle(500)
    expect(ask).toHaveBeenCalledTimes(2)
    expect(similar.value).toEqual(one)
    saved.value = { ticketId: 'other', version: 1 }
    await settle(0)
    expect(similar.value).toEqual([])
    scope.stop()
  })
})
