import { expect, test } from 'vitest'
import { bindingUnit, deviates, matching } from '@/features/catalogue/advice'
import type { DispatchSuggestions } from '@/platform/api/types'

const unit = (unitId: string, binding: boolean) => ({ unitId, unitName: unitId, basis: '', binding, reason: '' })
const advice = (units: DispatchSuggestions['units']): DispatchSuggestions => ({ recognised: [], units })

test('another unit than the catalogue’s asks for a reason, experience alone does not', () => {
  const both = advice([unit('sj', true), unit('cg', false)])
  expect(bindingUnit(both)?.unitId).toBe('sj')
  expect(deviates(both, 'sj')).toBe(false)
  expect(deviates(both, 'cg')).toBe(true)
  expect(deviates(both, '')).toBe(false)
  expect(deviates(advice([unit('cg', false)]), 'jt')).toBe(false)
  expect(deviates(null, 'jt')).toBe(false)
})

test('lines are found by all words, in any order', () => {
  const lines = ['噪声 秀峰区 市生态环境局', '路灯 全市 市城市管理委员会']
  expect(matching(lines, (line) => line, ' 秀峰区  噪声 ')).toEqual([lines[0]])
  expect(matching(lines, (line) => line, '')).toEqual(lines)
  expect(matching(lines, (line) => line, '秀峰区 路灯')).toEqual([])
})
