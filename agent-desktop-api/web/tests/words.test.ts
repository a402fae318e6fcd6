import { describe, expect, it } from 'vitest'
import { emptyForm, missing, titleFrom } from '@/features/desk/draftForm'
import { agentStates, allows } from '@/features/desk/agentStates'
import { dueLine } from '@/features/tickets/dueLine'
import { dueTime, remaining, stopwatch } from '@/shared/format/time'
import { missingInReply, replyBody, replyFor } from '@/features/units/replyForm'
import type { AgentState, AgentStatusName, Ticket } from '@/platform/api/types'

describe('times', () => {
  it('given_midnight_due_then_written_as_end_of_the_day_before', () => {
    expect(dueTime('2026-09-21T16:00:00Z')).toBe('2026-09-21 24:00')
    expect(dueTime('2026-10-02T15:50:00Z')).toBe('2026-10-02 23:50')
  })

  it('given_time_left_then_told_with_its_pressure', () => {
    const now = Date.parse('2026-09-21T00:00:00Z')
    expect(remaining('2026-09-23T05:00:00Z', now)).toEqual({ text: '剩 2 天 5 小时', pressure: 'calm' })
    expect(remaining('2026-09-21T07:30:00Z', now)).toEqual({ text: '剩 7 小时 30 分', pressure: 'soon' })
    expect(remaining('2026-09-20T23:00:00Z', now)).toEqual({ text: '逾期 1 小时 0 分', pressure: 'late' })
  })

  it('given_milliseconds_then_stopwatch', () => {
    expect(stopwatch(65_000)).toBe('01:05')
    expect(stopwatch(3_727_000)).toBe('1:02:07')
  })

  it('given_due_line_then_split_into_columns', () => {
    const line = dueLine('2026-09-20 周日，国庆节调休上班，工作日，第1个工作日（依据：国办发明电〔2025〕7号）')
    expect(line).toEqual({ date: '09-20', weekday: '周日', counted: '1', rest: '国庆节调休上班（依据：国办发明电〔2025〕7号）' })
    expect(dueLine('2026-11-28 周六，不计入').counted).toBe('')
    expect(dueLine('派单时间 2026-11-24 10:00，自下一工作日起计算').date).toBeNull()
  })
})

describe('registration', () => {
  it('given_long_content_then_title_is_its_first_sentence', () => {
    expect(titleFrom('路灯不亮。请来修')).toBe('路灯不亮')
    expect(titleFrom('一'.repeat(40))).toHaveLength(25)
  })

  it('given_empty_form_then_dispatch_needs_more_than_acceptance', () => {
    expect(Object.keys(missing(emptyForm, false))).toEqual(['content', 'kind'])
    expect(Object.keys(missing(emptyForm, true))).toEqual(['content', 'kind', 'unitId', 'basis'])
  })
})

describe('agent states', () => {
  const state = (status: AgentStatusName): AgentState => ({ agent: '1001', status, since: '', phoneReachable: true })

  it('given_each_state_then_it_has_words_and_a_way_on', () => {
    for (const [name, row] of Object.entries(agentStates)) {
      expect(row.name, name).not.toBe('')
      // While the phone rings, the way on is to answer it.
      expect(name === 'OFFERED' || row.main !== null || row.also.length > 0, name).toBe(true)
    }
  })

  it('given_talking_then_signing_out_is_not_offered', () => {
    expect(allows(state('TALKING'), 'signOut')).toBe(false)
    expect(allows(state('TALKING'), 'hangUp')).toBe(true)
    expect(allows(state('SIGNED_OUT'), 'ready')).toBe(false)
    expect(allows(state('OFFERED'), 'hangUp')).toBe(false)
  })
})

describe('reply', () => {
  const ticket = { urgency: 'NORMAL', unitName: '市城市管理委员会' } as Ticket

  it('given_empty_reply_then_all_of_article_13_4_is_asked', () => {
    const form = replyFor(ticket, '2026-11-24 10:30')
    expect(Object.keys(missingInReply(form, true))).toEqual(['handler', 'situation', 'answer', 'overdueExplanation'])
    expect(form.handledOn).toBe('2026-11-24')
  })

  it('given_emergency_then_handled_to_the_minute', () => {
    expect(replyFor({ ...ticket, urgency: 'EMERGENCY' }, '2026-11-24 10:30').handledOn).toBe('2026-11-24T10:30')
  })

  it('given_unfinished_then_stage_and_plan_are_needed_and_empty_texts_left_out', () => {
    const form = { ...replyFor(ticket, '2026-11-24 10:30'), finished: false }
    expect(missingInReply(form, false)).toHaveProperty('nextPlan')
    expect(replyBody(form)).not.toHaveProperty('stageResult')
  })
})
