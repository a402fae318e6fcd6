import { describe, expect, it } from 'vitest'
import { actsFor, deskActs, valuesFor } from '@/features/tickets/acts'
import type { Role, Ticket, User } from '@/platform/api/types'

const ticket = (state: Ticket['state'], more: Partial<Ticket> = {}) => ({ state, kind: 'HELP', urgency: 'NORMAL', ...more }) as Ticket
const user = (...roles: Role[]) => ({ name: 'x', displayName: 'x', roles }) as unknown as User
const keys = (of: Ticket, ...roles: Role[]) => actsFor(of, user(...roles)).map((act) => act.key)

describe('other acts on a ticket', () => {
  it('given_roles_and_states_then_only_what_they_may_do_is_offered', () => {
    expect(keys(ticket('ACCEPTED'), 'agent')).toEqual(['merge', 'hand-over', 'urge'])
    expect(keys(ticket('ACCEPTED', { kind: 'PRAISE' }), 'agent')).toContain('praise')
    expect(keys(ticket('IN_PROGRESS', { unitId: 'cg' }), 'unit')).toEqual(['claim'])
    expect(keys(ticket('IN_PROGRESS', { urgency: 'EMERGENCY' }), 'agent')).toContain('phone-notice')
    expect(keys(ticket('DISSATISFIED_REVIEW'), 'reviewer')).toEqual(['called-back', 'escalate', 'propose-close'])
    expect(keys(ticket('ARCHIVED', { unitId: 'cg' }), 'reviewer', 'supervisor', 'unit', 'agent')).toEqual([])
    expect(actsFor(ticket('CLOSED'), null)).toEqual([])
  })

  it('given_values_then_complete_and_trimmed_or_nothing', () => {
    const answer = deskActs[0]!
    expect(valuesFor(answer, { itemId: ' K1 ', itemTitle: '提取', itemVersion: '3', told: '  ' })).toBeNull()
    expect(valuesFor(answer, { itemId: ' K1 ', itemTitle: '提取', itemVersion: '3', told: '可以' })).toEqual({ itemId: 'K1', itemTitle: '提取', itemVersion: '3', told: '可以' })
    const merge = actsFor(ticket('ACCEPTED'), user('agent'))[0]!
    expect(valuesFor(merge, { parentNumber: '123', reason: '同一盏' })).toBeNull()
    expect(valuesFor(merge, { parentNumber: '4503260918010000062', reason: '同一盏' })).not.toBeNull()
  })
})
