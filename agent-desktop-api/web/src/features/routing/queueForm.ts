/** A queue while somebody edits it: every value there, so that each has its field; and what a change of it says. */
import type { DefinedQueue, OverflowRule, QueuePrompt, RoutingQueue, SkillLevels } from '@/platform/api/types'
import { allDay, everyDay, hoursOf, isNever, weekOf, weekText, type Week } from './hours'
import { choiceText, limitsText, nightText, overflowText, stageText } from './words'

export const MOST_STAGES = 6
export const MOST_RULES = 6

export interface QueueForm {
  name: string
  week: Week
  workingDaysOnly: boolean
  night: { prompt: QueuePrompt | ''; queue: string }
  stages: { afterSeconds: number; required: SkillLevels; preferred: SkillLevels }[]
  seniority: { priority: number; ageing: number }
  choice: { order: NonNullable<RoutingQueue['order']>; lastAgentWaitSeconds: number }
  limits: { mostWaiting: number | null; mostServed: number | null }
  overflow: OverflowRule[]
}

export type Section = keyof QueueForm
export const sectionNames: Record<Section, string> = {
  name: '名称', week: '开放时段', workingDaysOnly: '法定节假日', night: '非开放时段', stages: '技能要求', seniority: '优先级', choice: '派话次序', limits: '上限', overflow: '溢出规则',
}

/** A new queue: anyone serves it, at any hour. */
export const emptyQueue = (): QueueForm => ({
  name: '', week: everyDay(allDay), workingDaysOnly: false, night: { prompt: '', queue: '' }, stages: [{ afterSeconds: 0, required: {}, preferred: {} }],
  seniority: { priority: 100, ageing: 10 }, choice: { order: 'LONGEST_IDLE', lastAgentWaitSeconds: 0 }, limits: { mostWaiting: null, mostServed: null }, overflow: [],
})

export function formOf(queue: RoutingQueue | DefinedQueue): QueueForm {
  return {
    name: queue.name,
    week: weekOf(queue.hours),
    workingDaysOnly: queue.workingDaysOnly ?? false,
    night: { prompt: queue.night?.prompt ?? '', queue: queue.night?.queue ?? '' },
    stages: queue.stages.map((stage) => ({ afterSeconds: stage.afterSeconds, required: { ...stage.required }, preferred: { ...stage.preferred } })),
    seniority: { priority: queue.priority ?? 100, ageing: queue.ageing ?? 10 },
    choice: { order: queue.order ?? 'LONGEST_IDLE', lastAgentWaitSeconds: queue.lastAgentWaitSeconds ?? 0 },
    limits: { mostWaiting: queue.mostWaiting ?? null, mostServed: queue.mostServed ?? null },
    overflow: (queue.overflow ?? []).map((rule) => ({ ...rule })),
  }
}

/** What the contract stores; the usual value is left out. */
export function definitionOf(form: QueueForm): RoutingQueue {
  const night = { ...(form.night.prompt && { prompt: form.night.prompt }), ...(form.night.queue && { queue: form.night.queue }) }
  const hours = hoursOf(form.week)
  return {
    name: form.name.trim(),
    ...(hours && { hours }),
    ...(form.workingDaysOnly && { workingDaysOnly: true }),
    ...(Object.keys(night).length > 0 && { night }),
    stages: form.stages.map((stage) => ({
      afterSeconds: stage.afterSeconds,
      ...(Object.keys(stage.required).length > 0 && { required: stage.required }),
      ...(Object.keys(stage.preferred).length > 0 && { preferred: stage.preferred }),
    })),
    ...(form.seniority.priority !== 100 && { priority: form.seniority.priority }),
    ...(form.seniority.ageing !== 10 && { ageing: form.seniority.ageing }),
    ...(form.choice.order !== 'LONGEST_IDLE' && { order: form.choice.order }),
    ...(form.choice.lastAgentWaitSeconds > 0 && { lastAgentWaitSeconds: form.choice.lastAgentWaitSeconds }),
    ...(form.limits.mostWaiting !== null && { mostWaiting: form.limits.mostWaiting }),
    ...(form.limits.mostServed !== null && { mostServed: form.limits.mostServed }),
    ...(form.overflow.length > 0 && { overflow: form.overflow.map(ruleOf) }),
  }
}

function ruleOf(rule: OverflowRule): OverflowRule {
  return {
    when: rule.when,
    ...(rule.when === 'LENGTH' ? { calls: rule.calls } : { seconds: rule.seconds }),
    then: rule.then,
    ...(rule.then === 'QUEUE' && { queue: rule.queue }),
    ...(rule.then === 'ANNOUNCE' && { prompt: rule.prompt }),
  }
}

/** What is wrong, by the field it stands beside; `stages.1` is its second step. */
export type Faults = Record<string, string>

const whole = (value: unknown, least: number, most: number) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most

export function faultsOf(form: QueueForm, known: ReadonlySet<string>): Faults {
  const faults: Faults = {}
  const say = (field: string, text: string) => (faults[field] ??= text)
  if (form.name.trim() === '' || form.name.trim().length > 20) say('name', '名称应为 1 至 20 个字')
  if (isNever(form.week)) say('week', '至少要有一天开放；不再使用的队列请删除')
  if ((hoursOf(form.week)?.length ?? 0) > 50) say('week', '一周至多 50 段')
  if (form.night.queue && !known.has(form.night.queue)) say('night', '转入的队列已不存在，请另选')
  form.stages.forEach((stage, at) => {
    if (!whole(stage.afterSeconds, 0, 3600)) say(`stages.${at}`, '应为 0 至 3600 秒')
    else if (at > 0 && stage.afterSeconds <= form.stages[at - 1]!.afterSeconds) say(`stages.${at}`, '应比上一步晚')
  })
  if (!whole(form.seniority.priority, 0, 1000)) say('seniority.priority', '应为 0 至 1000')
  if (!whole(form.seniority.ageing, 0, 1000)) say('seniority.ageing', '应为 0 至 1000')
  if (!whole(form.choice.lastAgentWaitSeconds, 0, 120)) say('choice', '应为 0 至 120 秒')
  for (const limit of ['mostWaiting', 'mostServed'] as const) {
    if (form.limits[limit] !== null && !whole(form.limits[limit], 1, 100_000)) say(`limits.${limit}`, '应至少为 1；不限请留空')
  }
  form.overflow.forEach((rule, at) => {
    const field = `overflow.${at}`
    if (rule.when === 'LENGTH' ? !whole(rule.calls, 1, 100_000) : !whole(rule.seconds, 1, 3600)) say(field, rule.when === 'LENGTH' ? '请填写来电数，至少 1' : '请填写 1 至 3600 秒')
    if (rule.then === 'QUEUE' && !known.has(rule.queue ?? '')) say(field, '请选择转入的队列')
    if (rule.then === 'ANNOUNCE' && !rule.prompt) say(field, '请选择提示音')
  })
  return faults
}

/** Where the page shows what the server says of a field of the contract. */
export function placeOf(field: string | null): string | null {
  if (field === null) return null
  const places: Record<string, string> = {
    name: 'name', hours: 'week', day: 'week', from: 'week', to: 'week', night: 'night', stages: 'stages.0', afterSeconds: 'stages.0', required: 'stages.0', preferred: 'stages.0', skills: 'stages.0',
    priority: 'seniority.priority', ageing: 'seniority.ageing', order: 'choice', lastAgentWaitSeconds: 'choice', mostWaiting: 'limits.mostWaiting', mostServed: 'limits.mostServed',
    overflow: 'overflow.0', when: 'overflow.0', seconds: 'overflow.0', calls: 'overflow.0', then: 'overflow.0', queue: 'overflow.0', prompt: 'overflow.0',
  }
  return places[field] ?? null
}

function told(form: QueueForm, section: Section, nameOf: (queue: string) => string): string[] {
  const queue = definitionOf(form)
  switch (section) {
    case 'name': return [`“${queue.name}”`]
    case 'week': return [weekText(form.week)]
    case 'workingDaysOnly': return [form.workingDaysOnly ? '不开放，调休补班照常' : '照星期开放']
    case 'night': return [nightText(queue.night, nameOf)]
    case 'stages': return queue.stages.map(stageText)
    case 'seniority': return [`紧迫度 ${form.seniority.priority}，每分钟加 ${form.seniority.ageing}`]
    case 'choice': return [choiceText(queue)]
    case 'limits': return [limitsText(queue)]
    case 'overflow': return queue.overflow?.map((rule) => overflowText(rule, nameOf)) ?? ['没有']
  }
}

export interface Change {
  section: Section
  from: string
  to: string
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Objects without regard to the order of their fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]))
}

const sections = Object.keys(sectionNames) as Section[]

export function changesOf(before: QueueForm, after: QueueForm, nameOf: (queue: string) => string): Change[] {
  const stored = (form: QueueForm) => formOf(definitionOf(form))
  const [a, b] = [stored(before), stored(after)]
  return sections
    .filter((section) => !same(a[section], b[section]))
    .map((section) => ({ section, from: told(before, section, nameOf).join('；'), to: told(after, section, nameOf).join('；') }))
}

/** Of plain data, also when Vue watches it. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Somebody else saved meanwhile: what I did not touch is theirs, what I touched stays mine. */
export function merged(base: QueueForm, mine: QueueForm, theirs: QueueForm): QueueForm {
  const result = copyOf(theirs)
  for (const section of sections) {
    if (!same(base[section], mine[section])) Object.assign(result, { [section]: copyOf(mine[section]) })
  }
  return result
}

/** An id from what the queue is called, when that can be one; else the next free number. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKC').trim().toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
  if (plain && !taken.has(plain)) return plain
  for (let at = 1; ; at++) {
    if (!taken.has(`queue-${at}`)) return `queue-${at}`
  }
}
