import { describe, expect, it } from 'vitest'
import { mergeFields } from '@/platform/draft/merge'

const base = { content: '路灯不亮', address: '', unit: 'cg' }

describe('mergeFields', () => {
  it('given_only_theirs_changed_then_taken_over', () => {
    expect(mergeFields(base, { ...base }, { ...base, address: '翠竹路' })).toEqual({ merged: { ...base, address: '翠竹路' }, taken: ['address'] })
  })

  it('given_both_changed_then_mine_stays', () => {
    const mine = { ...base, content: '路灯三晚不亮' }
    expect(mergeFields(base, mine, { ...base, content: '别人的话' }).merged.content).toBe('路灯三晚不亮')
  })

  it('given_theirs_empty_then_my_text_is_never_cleared', () => {
    const mine = { ...base, content: '我写的' }
    expect(mergeFields(base, mine, { content: '', address: '', unit: '' }).merged.content).toBe('我写的')
  })

  it('given_field_missing_at_theirs_then_kept', () => {
    expect(mergeFields(base, { ...base, unit: 'jt' }, { content: base.content }).merged.unit).toBe('jt')
  })
})
