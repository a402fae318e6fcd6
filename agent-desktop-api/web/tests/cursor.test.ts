import { describe, expect, it } from 'vitest'
import { judge, type Envelope } from '@/platform/events/cursor'

const envelope = (seq: number, type = 'agent.state', epoch = 'e1'): Envelope => ({ stream: 'agent:1001', epoch, seq, type, at: '', data: {} })

describe('judge', () => {
  it('given_nothing_before_when_first_arrives_then_applied', () => {
    expect(judge(undefined, envelope(7))).toBe('apply')
  })

  it('given_next_number_then_applied', () => {
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(8))).toBe('apply')
  })

  it('given_number_seen_before_then_dropped', () => {
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(7))).toBe('drop')
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(3))).toBe('drop')
  })

  it('given_number_skipped_then_gap', () => {
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(9))).toBe('gap')
  })

  it('given_other_epoch_then_gap_unless_snapshot', () => {
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(1, 'call.pop', 'e2'))).toBe('gap')
    expect(judge({ epoch: 'e1', seq: 7 }, envelope(1, 'snapshot', 'e2'))).toBe('apply')
  })
})
