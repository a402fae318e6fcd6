import { describe, expect, it } from 'vitest'
import type { Talk } from '../src/platform/api/types'
import { talkLine, whyStay } from '../src/features/desk/talkWords'

const talk = (more: Partial<Talk>): Talk => ({ callId: '1.1', onHold: false, agent: 'WITH_CITIZEN', muted: false, note: '', ...more })
const guest = (more: Partial<NonNullable<Talk['guest']>>): NonNullable<Talk['guest']> => ({
  purpose: 'CONSULT', number: '1004', stage: 'RINGING', since: '2026-11-24T02:00:00Z', ...more,
})
const desk = (byKey: boolean, spoken: boolean, seat = 0): NonNullable<Talk['guest']> =>
  guest({
    purpose: 'HAND_OVER', number: '9110', stage: 'TOGETHER',
    handOver: { id: '7', service: '110', title: '110 公安', seat, confirmedByKey: byKey, confirmedSpoken: spoken },
  })

describe('what is said about a talk', () => {
  it('names who is on hold and who is called', () => {
    expect(talkLine(null)).toBe('与诉求人通话')
    expect(talkLine(talk({ onHold: true, agent: 'ASIDE' }))).toContain('保持中')
    expect(talkLine(talk({ guest: guest({}) }))).toBe('正在呼叫 1004，请继续与诉求人通话')
    expect(talkLine(talk({ onHold: true, agent: 'ASIDE', guest: guest({ stage: 'ASIDE' }) }))).toBe('正在咨询 1004，诉求人保持中')
    expect(talkLine(talk({ guest: desk(false, false, 1) }))).toBe('三方通话：诉求人、110 公安备席、您')
  })

  it('keeps the agent until the desk has confirmed by key and by word', () => {
    expect(whyStay(talk({ guest: guest({ stage: 'TOGETHER' }) }))).toBe('')
    expect(whyStay(talk({ guest: desk(false, true) }))).toContain('按 1')
    expect(whyStay(talk({ guest: desk(true, false) }))).toContain('标记')
    expect(whyStay(talk({ guest: desk(true, true) }))).toBe('')
  })
})
