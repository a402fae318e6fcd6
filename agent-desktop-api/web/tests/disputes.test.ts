import { describe, expect, it } from 'vitest'
import { amountName, cityInstant, verdictTone } from '@/features/disputes/words'
import { actionFor } from '@/features/tickets/actions'
import { dueLine } from '@/features/tickets/dueLine'
import type { Ticket, User } from '@/platform/api/types'

describe('disputes', () => {
  it('given_an_amount_then_told_in_the_limits_own_unit', () => {
    expect(amountName(3, false)).toBe('3 个工作日')
    expect(amountName(12, true)).toBe('12 小时')
  })

  it('given_a_local_moment_then_the_citys_time_whatever_the_browsers_is', () => {
    expect(cityInstant('2026-09-18T10:00')).toBe('2026-09-18T02:00:00.000Z')
    expect(cityInstant('')).toBeUndefined()
  })

  it('given_no_verdict_then_it_still_waits', () => {
    expect(verdictTone(undefined)).toBe('ring')
    expect(verdictTone('REFUSE')).toBe('alarm')
  })

  it('given_an_added_day_then_a_line_of_the_same_columns', () => {
    expect(dueLine('2026-10-28 星期三，工作日，第10个工作日')).toEqual({ date: '10-28', weekday: '星期三', counted: '10', rest: '' })
    expect(dueLine('延长后办理期限至 2026-10-28 24:00 止').date).toBeNull()
  })

  it('given_an_assisting_unit_then_none_of_the_leads_forms', () => {
    const lead = { roles: ['unit'], unitId: 'cg' } as unknown as User
    const assisting = { roles: ['unit'], unitId: 'jt' } as unknown as User
    const ticket = { state: 'IN_PROGRESS', unitId: 'cg' } as unknown as Ticket
    expect(actionFor(ticket, lead)).not.toBeNull()
    expect(actionFor(ticket, assisting)).toBeNull()
  })
})
