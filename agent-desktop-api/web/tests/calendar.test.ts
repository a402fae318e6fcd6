import { describe, expect, it } from 'vitest'
import { mark, plusDays, plusMonths, sentence, weeksOf } from '@/features/calendar/month'
import { base64 } from '@/shared/ui/useImport'
import type { CalendarDay } from '@/platform/api/types'

const day = (over: Partial<CalendarDay>): CalendarDay => ({
  day: '2026-10-10', working: true, layer: '国家', source: '国办发明电〔2025〕7号', note: '国庆节', published: true, ...over,
})

describe('the month', () => {
  it('counts days and months over their ends', () => {
    expect(plusDays('2026-01-31', 1)).toBe('2026-02-01')
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(plusMonths('2026-09', 4)).toBe('2027-01')
    expect(plusMonths('2026-01', -1)).toBe('2025-12')
  })

  it('begins on a Monday and ends on a Sunday', () => {
    expect(weeksOf('2026-11')).toEqual({ from: '2026-10-26', to: '2026-12-06' })
    expect(weeksOf('2027-02')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('marks only what a notice says', () => {
    expect(mark(day({}))).toBe('班')
    expect(mark(day({ working: false }))).toBe('休')
    expect(mark(day({ layer: '周历', working: false }))).toBe('')
  })

  it('says what a day is and on whose word', () => {
    expect(sentence(day({}))).toBe('2026-10-10 周六，工作日，国庆节。国家：国办发明电〔2025〕7号')
    expect(sentence(day({ layer: '周历', source: '', note: '星期六', working: false, published: false }))).toContain('按周历；当年放假安排尚未公布')
  })

  it('hands over bytes of any encoding', () => {
    expect(base64(new Uint8Array([0xef, 0xbb, 0xbf, 0, 255]))).toBe('77u/AP8=')
  })
})
