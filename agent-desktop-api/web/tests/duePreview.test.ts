import { effectScope, nextTick, ref, shallowRef, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useDuePreview } from '@/features/desk/useDuePreview'
import type { DueAssumed } from '@/platform/api/endpoints'
import type { DueExplanation } from '@/platform/api/types'
import { settle } from './fakes'

const help: DueAssumed = { kind: 'HELP', urgency: 'NORMAL', area: '', unitId: '' }
const answer = (article: string) => ({ article, preview: true }) as DueExplanation

describe('the preview of the time limit', () => {
  let scope: EffectScope
  let asked: { what: DueAssumed; tell: (due: DueExplanation) => void; fail: () => void }[]
  const now = ref(0)
  const form = shallowRef<DueAssumed | null>(null)

  const ask = (what: DueAssumed) =>
    new Promise<DueExplanation>((tell, fail) => asked.push({ what, tell, fail: () => fail(new Error('down')) }))
  const start = () => scope.run(() => useDuePreview(() => form.value, now, ask))!

  beforeEach(() => {
    scope = effectScope()
    asked = []
    now.value = 0
    form.value = null
  })
  afterEach(() => scope.stop())

  it('given_no_kind_then_nothing_is_asked', async () => {
    const { due, failed } = start()
    await settle()
    expect([asked.length, due.value, failed.value]).toEqual([0, null, false])
  })

  it('given_the_form_changes_then_the_old_answer_goes_and_the_new_one_comes', async () => {
    const { due } = start()
    form.value = help
    await nextTick()
    asked[0]!.tell(answer('help'))
    await settle()
    expect(due.value?.article).toBe('help')
    form.value = { ...help, unitId: 'cg' }
    await nextTick()
    expect(due.value).toBeNull()
    expect(asked[1]!.what.unitId).toBe('cg')
  })

  it('given_an_answer_that_comes_late_then_it_is_dropped', async () => {
    const { due } = start()
    form.value = help
    await nextTick()
    form.value = { ...help, kind: 'COMPLAINT' }
    await nextTick()
    asked[1]!.tell(answer('complaint'))
    asked[0]!.tell(answer('help'))
    await settle()
    expect(due.value?.article).toBe('complaint')
  })

  it('given_a_minute_goes_by_then_it_is_asked_again_and_the_old_answer_stays_meanwhile', async () => {
    form.value = help
    const { due, failed } = start()
    asked[0]!.tell(answer('before'))
    await settle()
    now.value = 59_000
    await nextTick()
    expect(asked).toHaveLength(1)
    now.value = 61_000
    await nextTick()
    expect([asked.length, due.value?.article]).toEqual([2, 'before'])
    asked[1]!.fail()
    await settle()
    expect([due.value, failed.value]).toEqual([null, true])
  })
})
