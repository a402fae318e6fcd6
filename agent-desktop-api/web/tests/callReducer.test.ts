import { describe, expect, it } from 'vitest'
import { emptyDesk, reduceDesk, type DeskState } from '@/features/desk/callReducer'
import type { Pop } from '@/platform/api/types'

const pop: Pop = { callId: 'c1', offerId: 'o1', draftId: 'd1', caller: { masked: '139****0001' }, waitedMs: 5_000, why: [], earlierTickets: [], queue: 'general' }
const agent = (status: string) => ({ agent: '1001', status, since: '2026-11-24T02:00:00Z', phoneReachable: true })

function play(...events: [string, unknown][]): DeskState {
  return events.reduce<DeskState>((state, [type, data]) => reduceDesk(state, { type, data, at: '2026-11-24T02:00:01Z' }), emptyDesk)
}

describe('reduceDesk', () => {
  it('given_pop_then_call_rings_before_the_phone', () => {
    expect(play(['call.pop', pop]).call).toMatchObject({ phase: 'ringing', pop: { callId: 'c1' } })
  })

  it('given_late_pop_then_it_does_not_ring_but_shows_what_the_agent_does', () => {
    const { offerId: _, ...late } = pop
    expect(play(['agent.state', agent('TALKING')], ['call.pop', late]).call?.phase).toBe('talking')
    expect(play(['agent.state', agent('WRAP_UP')], ['call.pop', late]).call?.phase).toBe('ended')
  })

  it('given_answer_and_end_then_call_stays_for_its_ticket', () => {
    const state = play(['call.pop', pop], ['call.answered', { callId: 'c1' }], ['call.ended', { callId: 'c1', talkedMs: 60_000 }])
    expect(state.call).toMatchObject({ phase: 'ended', talkedMs: 60_000 })
  })

  it('given_offer_not_answered_then_pop_goes_and_is_told', () => {
    const state = play(['call.pop', pop], ['offer.ended', { callId: 'c1', outcome: 'NO_ANSWER' }])
    expect(state.call).toBeNull()
    expect(state.missed).toMatchObject({ caller: '139****0001', outcome: 'NO_ANSWER' })
  })

  it('given_answered_offer_then_pop_stays', () => {
    expect(play(['call.pop', pop], ['offer.ended', { callId: 'c1', outcome: 'ANSWERED' }]).call).not.toBeNull()
  })

  it('given_event_of_another_call_then_ignored', () => {
    expect(play(['call.pop', pop], ['call.ended', { callId: 'other' }]).call?.phase).toBe('ringing')
  })

  it('given_snapshot_while_talking_then_desk_is_restored', () => {
    const state = play(['snapshot', { agent: agent('TALKING'), pop }])
    expect(state.call?.phase).toBe('talking')
    expect(state.agent?.status).toBe('TALKING')
  })

  it('given_snapshot_without_pop_then_open_call_counts_as_ended', () => {
    expect(play(['call.pop', pop], ['snapshot', { agent: agent('WRAP_UP') }]).call?.phase).toBe('ended')
  })

  const out: Pop = { callId: 'o1', offerId: 'o9', caller: { masked: '139****0002' }, waitedMs: 0, earlierTickets: [], out: { purpose: 'FOLLOW_UP', purposeName: '回访' } }
  const told = (stage: string, words = '') => ['call.out', { callId: 'o1', stage, words }] as [string, unknown]

  it('given_call_that_we_make_then_own_phone_then_the_other_side_then_talk', () => {
    expect(play(['call.pop', out]).call?.phase).toBe('ringing')
    const calling = [['call.pop', out], ['offer.ended', { callId: 'o1', outcome: 'ANSWERED' }], told('OTHER_SIDE_RINGS')] as [string, unknown][]
    expect(play(...calling).call?.phase).toBe('calling')
    expect(play(...calling, ['call.answered', { callId: 'o1' }]).call?.phase).toBe('talking')
  })

  it('given_call_that_we_make_and_nobody_reached_then_the_desk_is_free_and_says_why', () => {
    const state = play(['call.pop', out], told('NOT_REACHED', '对方正忙'), ['call.ended', { callId: 'o1' }])
    expect(state.call).toBeNull()
    expect(state.called).toMatchObject({ number: '139****0002', words: '对方正忙' })
  })

  it('given_call_about_a_ticket_that_there_is_then_the_desk_is_free_after_it', () => {
    expect(play(['call.pop', out], ['call.answered', { callId: 'o1' }], ['call.ended', { callId: 'o1' }]).call).toBeNull()
  })

  it('given_unknown_event_then_nothing_changes', () => {
    const before = play(['call.pop', pop])
    expect(reduceDesk(before, { type: 'weather', data: {}, at: '' })).toBe(before)
  })
})
