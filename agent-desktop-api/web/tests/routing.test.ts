import { ref } from 'vue'
import { describe, expect, it } from 'vitest'
import type { DefinedAgent, DefinedQueue, RoutingChange } from '@/platform/api/types'
import { agentOf, draftChanges, draftOf, edited, rebased, shownAgents, skillsOf, withEdits } from '@/features/routing/agentEdits'
import { changeRows } from '@/features/routing/changeRows'
import { able, added, warnings } from '@/features/routing/coverage'
import { clock, everyDay, hoursOf, minutesOf, openState, openText, spansOf, tidy, weekOf, weekText } from '@/features/routing/hours'
import { changesOf, definitionOf, emptyQueue, faultsOf, formOf, freeId, merged, placeOf } from '@/features/routing/queueForm'
import { overflowText, seniorityText, stageText } from '@/features/routing/words'

const at = (time: string) => Date.parse(`${time}+08:00`)
const nine = { from: 540, to: 720 }
const three = { from: 900, to: 1080 }
const office = weekOf(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].flatMap((day) => [{ day: day as 'MONDAY', from: '09:00', to: '12:00' }, { day: day as 'MONDAY', from: '15:00', to: '18:00' }]))

function queue(id: string, more: Partial<DefinedQueue> = {}): DefinedQueue {
  return { queue: id, name: id.toUpperCase(), version: 1, stages: [{ afterSeconds: 0 }], ...more }
}
function agent(id: string, skills: Record<string, number>, more: Partial<DefinedAgent> = {}): DefinedAgent {
  return { agent: id, skills, version: 1, ...more }
}
const toQueue = (to: string) => ({ when: 'WAITED' as const, seconds: 60, then: 'QUEUE' as const, queue: to })

describe('opening hours', () => {
  it('given_times_as_people_type_them_then_read', () => {
    expect(['9', '9:30', '0930', '０９：３０', '24:00', '24:01', '9:60', '早上', ''].map(minutesOf)).toEqual([540, 570, 570, 570, 1440, null, null, null, null])
    expect(clock(1440)).toBe('24:00')
  })

  it('given_spans_as_text_then_sorted_and_joined_or_told_why_not', () => {
    expect(spansOf('15:00－18:00、9-12')).toEqual([nine, three])
    expect(spansOf('9:00 - 12:00 15:00 至 18:00')).toEqual([nine, three])
    expect(spansOf('9-12，11-13')).toEqual([{ from: 540, to: 780 }])
    expect(spansOf('全天')).toEqual([{ from: 0, to: 1440 }])
    expect(spansOf(' 不开放 ')).toEqual([])
    expect(spansOf('22-2')).toContain('跨零点')
    expect(spansOf('9-12-15')).toContain('看不懂')
    expect(spansOf('上午')).toContain('看不懂')
  })

  it('given_spans_that_touch_or_overlap_then_one', () => {
    expect(tidy([{ from: 60, to: 120 }, { from: 0, to: 60 }, { from: 100, to: 110 }, { from: 300, to: 300 }])).toEqual([{ from: 0, to: 120 }])
  })

  it('given_no_hours_then_always_and_back', () => {
    expect(hoursOf(weekOf(undefined))).toBeUndefined()
    expect(weekText(weekOf([]))).toBe('全天 24 小时')
    expect(weekOf([{ day: 'MONDAY', from: '20:00', to: '00:00' }]).MONDAY).toEqual([{ from: 1200, to: 1440 }])
    expect(hoursOf(weekOf([{ day: 'MONDAY', from: '20:00', to: '24:00' }]))).toEqual([{ day: 'MONDAY', from: '20:00', to: '24:00' }])
  })

  it('given_a_week_then_days_alike_are_told_together', () => {
    expect(weekText(office)).toBe('周一至周五 09:00–12:00、15:00–18:00')
    expect(weekText({ ...office, SATURDAY: [nine], SUNDAY: [nine] })).toBe('周一至周五 09:00–12:00、15:00–18:00；周六、周日 09:00–12:00')
    expect(weekText(everyDay(() => []))).toBe('从不开放')
  })

  // 2026-11-27 is a Friday.
  it('given_a_moment_then_open_until_or_closed_until', () => {
    const told = (time: string) => openText(openState(office, false, at(time), new Map()), at(time))
    expect(told('2026-11-27T11:59:00')).toBe('开放中，至 12:00')
    expect(told('2026-11-27T12:00:00')).toBe('未开放，今天 15:00 起')
    expect(told('2026-11-26T18:30:00')).toBe('未开放，明天 09:00 起')
    expect(told('2026-11-27T18:30:00')).toBe('未开放，周一 09:00 起')
    const night = everyDay(() => [{ from: 0, to: 480 }, { from: 1200, to: 1440 }])
    expect(openText(openState(night, false, at('2026-11-27T21:00:00'), new Map()), at('2026-11-27T21:00:00'))).toBe('开放中，至 明天 08:00')
    const saturday = weekOf([{ day: 'SATURDAY', from: '09:00', to: '24:00' }])
    expect(openText(openState(saturday, false, at('2026-11-28T10:00:00'), new Map()), at('2026-11-28T10:00:00'))).toBe('开放中，至 24:00')
    expect(openText(openState(weekOf([]), false, at('2026-11-28T10:00:00'), new Map()), at('2026-11-28T10:00:00'))).toBe('全天开放')
    expect(openText(openState(everyDay(() => []), false, at('2026-11-28T10:00:00'), new Map()), at('2026-11-28T10:00:00'))).toBe('两周内不开放')
  })

  it('given_holidays_then_closed_and_a_working_saturday_is_open_like_a_weekday', () => {
    const calendar = new Map([['2026-11-27', false], ['2026-11-28', true]])
    const told = (time: string) => openText(openState(office, true, at(time), calendar), at(time))
    expect(told('2026-11-27T10:00:00')).toBe('未开放，明天 09:00 起')
    expect(told('2026-11-28T10:00:00')).toBe('开放中，至 12:00')
    expect(told('2026-11-29T10:00:00')).toBe('未开放，明天 09:00 起')
    expect(openState(weekOf([]), true, at('2026-11-27T10:00:00'), calendar)).toEqual({ open: false, until: at('2026-11-28T00:00:00') })
  })
})

describe('words', () => {
  it('given_rules_then_one_sentence_each', () => {
    const nameOf = (id: string) => (id === 'general' ? '人工' : id)
    expect(overflowText(toQueue('general'), nameOf)).toBe('等满 1 分钟仍没人接，转入“人工”，保留先后')
    expect(overflowText({ when: 'LENGTH', calls: 30, then: 'CALLBACK' }, nameOf)).toBe('队列里另有 30 个来电在等，承诺回拨，结束通话')
    expect(overflowText({ when: 'EXPECTED_WAIT', seconds: 90, then: 'ANNOUNCE', prompt: 'queue-is-long' }, nameOf)).toBe('预计要等 1 分 30 秒以上，播放“排队较长”，继续等')
    expect(stageText({ afterSeconds: 30, required: { 桂柳话: 1 }, preferred: { 城管: 2 } })).toBe('等满 30 秒：须会 桂柳话≥1，会 城管≥2 的先接')
  })

  it('given_priority_then_told_beside_the_usual_queue', () => {
    expect(seniorityText(100, 10)).toContain('与一般队列相同')
    expect(seniorityText(150, 20)).toContain('相当于一般队列已等 5 分钟')
    expect(seniorityText(50, 10)).toContain('让一般队列的来电先接 5 分钟')
  })
})

describe('a queue that is edited', () => {
  const law = queue('law', {
    name: '法律咨询', hours: hoursOf(office), workingDaysOnly: true, night: { queue: 'general' }, priority: 150, order: 'LEAST_TALK', lastAgentWaitSeconds: 20, mostWaiting: 50, mostServed: 3,
    stages: [{ afterSeconds: 0, required: { 法律: 3 }, preferred: { 桂柳话: 1 } }, { afterSeconds: 45 }], overflow: [toQueue('general')],
  })
  const plain = ({ queue: _, version: _version, ...definition }: DefinedQueue) => definition

  it('given_a_definition_then_the_form_gives_it_back_and_a_new_one_leaves_out_the_usual', () => {
    expect(definitionOf(formOf(law))).toEqual(plain(law))
    expect(definitionOf({ ...emptyQueue(), name: ' 新 ' })).toEqual({ name: '新', stages: [{ afterSeconds: 0 }] })
  })

  it('given_a_rule_whose_kind_changed_then_what_belonged_to_the_other_kind_goes', () => {
    const form = { ...emptyQueue(), name: '新', overflow: [{ ...toQueue('general'), when: 'LENGTH' as const, calls: 5, then: 'CALLBACK' as const }] }
    expect(definitionOf(form).overflow).toEqual([{ when: 'LENGTH', calls: 5, then: 'CALLBACK' }])
  })

  it('given_changes_then_each_section_tells_before_and_after_and_order_of_fields_is_none', () => {
    const form = formOf(law)
    form.week.SATURDAY = [nine]
    form.seniority.ageing = 20
    form.stages[0]!.required = { 法律: 3 }
    expect(changesOf(formOf(law), form, (id) => id)).toEqual([
      { section: 'week', from: '周一至周五 09:00–12:00、15:00–18:00', to: '周一至周五 09:00–12:00、15:00–18:00；周六 09:00–12:00' },
      { section: 'seniority', from: '紧迫度 150，每分钟加 10', to: '紧迫度 150，每分钟加 20' },
    ])
    const reordered = formOf({ ...law, stages: [{ preferred: { 桂柳话: 1 }, required: { 法律: 3 }, afterSeconds: 0 }, { afterSeconds: 45 }] })
    expect(changesOf(formOf(law), reordered, (id) => id)).toEqual([])
  })

  it('given_what_the_server_would_refuse_then_named_beside_its_field', () => {
    const form = emptyQueue()
    form.week = everyDay(() => [])
    form.night.queue = 'gone'
    form.stages = [{ afterSeconds: 0, required: {}, preferred: {} }, { afterSeconds: 60, required: {}, preferred: {} }, { afterSeconds: 30, required: {}, preferred: {} }]
    form.seniority.priority = 2000
    form.limits.mostServed = 0
    form.overflow = [toQueue(''), { when: 'LENGTH', then: 'ANNOUNCE' }]
    expect(Object.keys(faultsOf(form, new Set(['general']))).sort()).toEqual(
      ['limits.mostServed', 'name', 'night', 'overflow.0', 'overflow.1', 'seniority.priority', 'stages.2', 'week'].sort(),
    )
    expect(faultsOf(formOf(law), new Set(['general', 'law']))).toEqual({})
    expect(['hours', 'stages', 'overflow', 'mostWaiting', 'else', null].map(placeOf)).toEqual(['week', 'stages.0', 'overflow.0', 'limits.mostWaiting', null, null])
  })

  it('given_two_who_change_different_sections_then_both_stand_and_on_the_same_one_mine', () => {
    const mine = formOf(law)
    mine.week.SUNDAY = [nine]
    mine.name = '法律'
    const theirs = formOf({ ...law, name: '法务', priority: 300 })
    const both = merged(formOf(law), mine, theirs)
    expect(merged(ref(formOf(law)).value, ref(mine).value, ref(theirs).value)).toEqual(both)
    expect([both.name, both.seniority.priority, both.week.SUNDAY]).toEqual(['法律', 300, [nine]])
  })

  it('given_a_name_then_a_free_id', () => {
    expect(freeId('Deutsch Linie', new Set())).toBe('deutsch-linie')
    expect(freeId('法律咨询', new Set(['queue-1']))).toBe('queue-2')
    expect(freeId('law', new Set(['law']))).toBe('queue-1')
  })
})

describe('who can serve', () => {
  const law = queue('law', { stages: [{ afterSeconds: 0, required: { 法律: 3 } }, { afterSeconds: 30, required: { 法律: 1 } }] })

  it('given_stages_then_the_last_one_counts_for_whether_anybody_can', () => {
    const agents = [agent('1', { 法律: 1 }), agent('2', { 法律: 5 }), agent('3', {})]
    expect(able(law, agents).map((one) => one.agent)).toEqual(['1', '2'])
    expect(able(law, agents, 'first').map((one) => one.agent)).toEqual(['2'])
  })

  it('given_nobody_able_or_nowhere_to_go_then_warned_but_leaders_come_by_their_roster', () => {
    const full = queue('full', { mostWaiting: 5, overflow: [{ when: 'LENGTH', calls: 3, then: 'ANNOUNCE', prompt: 'queue-is-long' }] })
    const leader = queue('leader', { stages: [{ afterSeconds: 0, required: { 领导接听: 1 } }] })
    const found = warnings([law, full, leader], [agent('1', {})])
    expect(found.map((one) => one.queue)).toEqual(['law', 'full'])
    expect(found[0]!.text).toContain('法律≥1')
    expect(found[1]!.text).toContain('无处可去')
    expect(warnings([law], [agent('1', { 法律: 1 })])).toEqual([])
  })

  it('given_overflow_to_itself_or_in_circles_then_each_is_told_once', () => {
    const queues = [queue('a', { overflow: [toQueue('b')] }), queue('b', { overflow: [toQueue('c')] }), queue('c', { overflow: [toQueue('a'), toQueue('c')] }), queue('d', { overflow: [toQueue('a')] })]
    const found = warnings(queues, [agent('1', {})])
    expect(new Set(found.map((one) => one.text))).toEqual(
      new Set(['“C”溢出到自己，这条规则不会起作用', '溢出成环：“A”→“B”→“C”→“A”。每条规则对一个来电只用一次，转回来后就一直等']),
    )
    expect(found.filter((one) => one.text.includes('成环')).map((one) => one.queue)).toEqual(['a', 'b', 'c'])
  })

  it('given_what_was_wrong_before_then_only_the_new_is_told', () => {
    const before = warnings([law], [])
    expect(added(before, before)).toEqual([])
    expect(added([], before)).toHaveLength(1)
  })
})

describe('agents that are edited', () => {
  const agents = [agent('1001', { 桂柳话: 3 }, { team: '早班', displayName: '李小梅' }), agent('1002', {}, { version: 0, displayName: '韦东' })]

  it('given_a_level_for_several_then_only_what_differs_is_kept', () => {
    const edits = edited({}, agents, ['1001', '1002'], (draft) => (draft.skills.桂柳话 = 3))
    expect(Object.keys(edits)).toEqual(['1002'])
    expect(draftChanges(draftOf(agents[1]!), edits['1002']!)).toEqual(['桂柳话 0→3'])
    expect(edited(ref(edits).value, agents, ['1002'], (draft) => (draft.skills.桂柳话 = 4))['1002']!.skills).toEqual({ 桂柳话: 4 })
    expect(edited(edits, agents, ['1002'], (draft) => delete draft.skills.桂柳话)).toEqual({})
    expect(withEdits(agents, edits)[1]!.skills).toEqual({ 桂柳话: 3 })
  })

  it('given_somebody_else_saves_meanwhile_then_my_edits_stand_on_theirs', () => {
    const edits = edited({}, agents, ['1001', '1002'], (draft) => (draft.skills.法律 = 2))
    const after = [agent('1001', { 桂柳话: 5 }, { version: 7, team: '晚班' }), agent('1002', { 法律: 2 }, { version: 8 })]
    expect(rebased(edits, agents, after)).toEqual({ 1001: { skills: { 桂柳话: 5, 法律: 2 }, mostCallsAnHour: null, team: '晚班' } })
  })

  it('given_team_and_limit_taken_away_then_they_are_left_out', () => {
    const edits = edited({}, agents, ['1001'], (draft) => Object.assign(draft, { team: ' ', mostCallsAnHour: 6 }))
    expect(draftChanges(draftOf(agents[0]!), edits['1001']!)).toEqual(['每小时至多 不限→6', '班组 早班→无'])
    expect(agentOf(edits['1001']!)).toEqual({ skills: { 桂柳话: 3 }, mostCallsAnHour: 6 })
    expect(withEdits(agents, edits)[0]!.team).toBeUndefined()
  })

  it('given_filters_then_those_who_fit_all', () => {
    const shown = (filter: Partial<{ text: string; team: string; skill: string }>) => shownAgents(agents, { text: '', team: '', skill: '', ...filter }).map((one) => one.agent)
    expect([shown({}), shown({ text: '小梅' }), shown({ text: '1002' }), shown({ team: '早班' }), shown({ skill: '桂柳话', text: '韦' })]).toEqual([['1001', '1002'], ['1001'], ['1002'], ['1001'], []])
    expect(skillsOf([queue('law', { stages: [{ afterSeconds: 0, preferred: { 法律: 1 } }] })], agents)).toEqual(['法律', '桂柳话'])
  })
})

describe('the list of changes', () => {
  const change = (version: number, more: Partial<RoutingChange>): RoutingChange => ({ version, kind: 'QUEUE', id: 'law', changedBy: 'banzhang', changedAt: '2026-11-24T02:00:00Z', ...more })

  it('given_changes_then_each_tells_what_became_different_and_the_last_is_the_one_now', () => {
    const named = (name: string) => ({ name, stages: [{ afterSeconds: 0 }] })
    const rows = changeRows(
      [change(5, {}), change(4, { queue: named('法务') }), change(3, { kind: 'AGENT', id: '1001', agent: { skills: { 法律: 2 } } }), change(2, { kind: 'AGENT', id: '1001', agent: { skills: {} } }), change(1, { changedBy: 'system', queue: named('法律') })],
      (id) => id,
    )
    expect(rows.map((row) => [row.title, row.lines.join(), row.current])).toEqual([
      ['删除队列“法务”', '', true],
      ['队列“法务”', '名称：“法律” → “法务”', false],
      ['话务员 1001', '法律 0→2', true],
      ['话务员 1001', '没有变化', false],
      ['随系统安装的队列“法律”', '', false],
    ])
  })
})
