import { describe, expect, it } from 'vitest'
import { asked, dayAfter } from '@/features/ledger/words'
import { mayUnmask } from '@/features/tickets/disclosure'
import type { Ticket, User } from '@/platform/api/types'
import { watermarkImage } from '@/shared/ui/watermark'

const person = (role: string, unitId?: string) => ({ id: '1', name: role, displayName: role, roles: [role], unitId }) as User
const ticket = (more: object = {}) =>
  ({ state: 'IN_PROGRESS', unitId: 'cg', anonymous: false, identityNeed: 'DISPUTE', caller: { masked: '138****1234', clear: false }, ...more }) as Ticket

describe('unmasking', () => {
  it('given_masks_then_offered_to_the_hotline_and_not_to_who_sees_all', () => {
    for (const role of ['agent', 'supervisor', 'reviewer']) expect(mayUnmask(ticket(), person(role))).toBe(true)
    expect(mayUnmask(ticket(), person('administrator'))).toBe(false)
    expect(mayUnmask(ticket({ caller: { masked: '138****1234', clear: true } }), person('agent'))).toBe(false)
    expect(mayUnmask(ticket(), null)).toBe(false)
  })

  it('given_a_unit_then_only_the_lead_of_a_matter_that_needs_it', () => {
    expect(mayUnmask(ticket(), person('unit', 'cg'))).toBe(true)
    expect(mayUnmask(ticket(), person('unit', 'jj'))).toBe(false)
    expect(mayUnmask(ticket({ identityNeed: 'NONE' }), person('unit', 'cg'))).toBe(false)
    expect(mayUnmask(ticket({ anonymous: true }), person('unit', 'cg'))).toBe(false)
    expect(mayUnmask(ticket({ state: 'CLOSED' }), person('unit', 'cg'))).toBe(false)
  })
})

describe('watermark', () => {
  it('given_a_name_that_looks_like_markup_then_it_is_text', () => {
    const image = decodeURIComponent(watermarkImage('<script>&"', '2026-11-30 08:00'))
    expect(image).toContain('&lt;script&gt;&amp;&quot;')
    expect(image).not.toContain('<script')
  })
})

describe('ledger', () => {
  it('given_a_date_then_the_range_includes_it', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01')
    expect(asked('', '1001', '')).toEqual({ ticket: undefined, person: '1001', kind: undefined })
  })
})
