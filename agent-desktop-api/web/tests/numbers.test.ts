import { describe, expect, it } from 'vitest'
import { typedNumbers } from '@/features/unitlist/numbers'

describe('numbers of a unit', () => {
  it('takes lines, commas of both kinds and 顿号, and blanks within a number', () => {
    expect(typedNumbers('138 0000 0001\n13800000002，13800000003、138-0000-0004;')).toEqual(['13800000001', '13800000002', '13800000003', '13800000004'])
  })
  it('takes one number once, and nothing for nothing', () => {
    expect(typedNumbers('13800000001\n138 0000 0001')).toEqual(['13800000001'])
    expect(typedNumbers(' \n，')).toEqual([])
  })
})
