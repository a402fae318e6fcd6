import { endings as api } from '@/platform/api/endpoints'
import type { EmergencyDesk, Role, SimilarTicket, SupervisionMode, Ticket, TicketState, User } from '@/platform/api/types'

export type ActValues = Record<string, string>

export interface ActField {
  name: string
  label: string
  kind: 'line' | 'text' | 'choice' | 'unit' | 'number'
  max?: number
  hint?: string
  /** What stands there at first. */
  initial?: string
  choices?: { value: string; name: string }[]
}

/** Something a person may do with a ticket besides its main step: the words, what is asked, and the request. */
export interface TicketAct {
  key: string
  name: string
  roles: Role[]
  when: (ticket: Ticket) => boolean
  lead: string
  fields: ActField[]
  confirm: string
  done: string
  danger?: boolean
  run: (ticketId: string, values: ActValues) => Promise<Ticket>
}

const WITH_UNIT: TicketState[] = ['DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING']
const ENDED: TicketState[] = ['CLOSED', 'REFUSED', 'HANDED_OVER']
const inState = (...states: TicketState[]) => (ticket: Ticket) => states.includes(ticket.state)
const text = (name: string, label: string, hint?: string): ActField => ({ name, label, kind: 'text', max: 500, hint })

const desks = [
  { value: 'POLICE', name: '110 公安' }, { value: 'FIRE', name: '119 消防' }, { value: 'AMBULANCE', name: '120 急救' }, { value: 'TRAFFIC', name: '122 交警' },
]
const modes = [
  { value: 'PHONE', name: '电话' }, { value: 'SMS', name: '短信' }, { value: 'WRITTEN', name: '书面' }, { value: 'ONLINE', name: '网络' }, { value: 'ON_SITE', name: '现场' },
]

const answer: TicketAct = {
  key: 'answer', name: '直接解答', roles: ['agent', 'reviewer'], when: inState('DRAFT'),
  lead: '知识库里有答案、已在电话里答复的，引用知识点后直接办结，并用短信征求评价（第十二条第二项）。',
  fields: [
    { name: 'itemId', label: '知识点编号', kind: 'line', max: 64 },
    { name: 'itemTitle', label: '知识点标题', kind: 'line', max: 200 },
    { name: 'itemVersion', label: '版本', kind: 'line', max: 64, hint: '知识库里显示的版本或更新日期' },
    { name: 'told', label: '答复了什么（随短信发给诉求人）', kind: 'text', max: 2000 },
  ],
  confirm: '直接解答', done: '已直接解答，评价短信即将发出',
  run: (id, v) => api.answer(id, { itemId: v.itemId!, itemTitle: v.itemTitle!, itemVersion: v.itemVersion!, told: v.told! }),
}

const handOver: TicketAct = {
  key: 'hand-over', name: '转紧急平台', roles: ['agent', 'supervisor', 'reviewer'], when: inState('ACCEPTED'), danger: true,
  lead: '危及人身、财产或公共安全的，交由紧急平台处置（第十八条）。电话请先用“三方通话”接通联动席。',
  fields: [{ name: 'desk', label: '哪个平台', kind: 'choice', choices: desks }, text('reason', '为什么转')],
  confirm: '确认转出', done: '已转紧急平台',
  run: (id, v) => api.handOver(id, v.desk as EmergencyDesk, v.reason!),
}

/** While the ticket is registered: the form is saved first. */
export const deskActs: TicketAct[] = [answer, handOver]

/** Into a ticket that was offered as similar; `run` accepts the draft first. */
export function mergeInto(other: SimilarTicket, run: (reason: string) => Promise<Ticket>): TicketAct {
  return {
    key: 'merge-into', name: `并入 ${other.number}`, roles: ['agent', 'supervisor', 'reviewer'], when: inState('DRAFT', 'ACCEPTED'),
    lead: `「${other.title}」已在办。并入后本单随它办理，办结后按它的结果分别答复每一位诉求人。`,
    fields: [{ ...text('reason', '为什么是同一事项'), initial: other.reasons.join('、') }],
    confirm: '受理并并入', done: '已受理并并单，随主单办理', run: (_, v) => run(v.reason!),
  }
}

const pageActs: TicketAct[] = [
  {
    key: 'praise', name: '转告表扬', roles: ['agent', 'reviewer'], when: (t) => t.state === 'ACCEPTED' && t.kind === 'PRAISE',
    lead: '转告被表扬的单位，工单随即办结，不要求答复。', fields: [{ name: 'unitId', label: '承办单位', kind: 'unit' }],
    confirm: '转告并办结', done: '已转告单位，工单办结', run: (id, v) => api.praise(id, v.unitId!),
  },
  {
    key: 'merge', name: '并单', roles: ['agent', 'supervisor', 'reviewer'], when: inState('ACCEPTED'),
    lead: '同一事项已有工单在办的，并入那张工单；办结后按它的结果分别答复每一位诉求人。',
    fields: [{ name: 'parentNumber', label: '主单编号（19 位）', kind: 'number', max: 19 }, text('reason', '为什么是同一事项')],
    confirm: '并入主单', done: '已并单，随主单办理', run: (id, v) => api.merge(id, v.parentNumber!, v.reason!),
  },
  handOver,
  {
    key: 'unmerge', name: '解除并单', roles: ['agent', 'supervisor', 'reviewer'], when: inState('MERGED'),
    lead: '并错了的可以解除，工单回到待派单。主单答复诉求人以后不能再解除。', fields: [text('reason', '为什么解除')],
    confirm: '解除并单', done: '已解除并单，请派单', run: (id, v) => api.unmerge(id, v.reason!),
  },
  {
    key: 'called-back', name: '记录回访', roles: ['reviewer'], when: inState('DISSATISFIED_REVIEW'),
    lead: '1 个工作日内电话回访，了解不满意的原因（第十四条第三项）。', fields: [text('reason', '诉求人不满意的原因')],
    confirm: '记录', done: '已记录回访', run: (id, v) => api.calledBack(id, v.reason!),
  },
  {
    key: 'escalate', name: '提级办理', roles: ['reviewer'], when: inState('DISSATISFIED_REVIEW'),
    lead: '原单位解决不了的，交由上级或牵头单位重新办理，期限重新计算。',
    fields: [{ name: 'unitId', label: '交给哪个单位', kind: 'unit' }, text('note', '不满意的原因和办理要求')],
    confirm: '提级办理', done: '已交办', run: (id, v) => api.escalate(id, v.unitId!, v.note!),
  },
  {
    key: 'propose-close', name: '申请说明理由办结', roles: ['reviewer'], when: inState('DISSATISFIED_REVIEW'),
    lead: '确实无法再办的，写明理由，由另一位同事复核同意后办结。', fields: [text('reason', '不再重办的理由')],
    confirm: '提出申请', done: '已申请，请另一位同事复核', run: (id, v) => api.proposeClose(id, v.reason!),
  },
  {
    key: 'supervise', name: '督办', roles: ['supervisor', 'reviewer'], when: inState(...WITH_UNIT),
    lead: '督促承办单位按期办理（第十四条第一项），单位会看到。',
    fields: [{ name: 'mode', label: '方式', kind: 'choice', choices: modes }, text('words', '督办内容')],
    confirm: '记录督办', done: '已督办', run: (id, v) => api.supervise(id, v.mode as SupervisionMode, v.words!),
  },
  {
    key: 'urge', name: '催办', roles: ['agent', 'supervisor', 'reviewer'], when: inState('ACCEPTED', ...WITH_UNIT),
    lead: '诉求人来电催问的，记下来，承办单位会看到。', fields: [text('words', '催办内容')],
    confirm: '催办', done: '已催办', run: (id, v) => api.urge(id, v.words!),
  },
  {
    key: 'phone-notice', name: '记录电话通知', roles: ['agent', 'supervisor', 'reviewer'],
    when: (t) => t.urgency === 'EMERGENCY' && WITH_UNIT.includes(t.state),
    lead: '突发工单须第一时间电话通知承办单位（第十二条第二项），5 分钟内没有记录会报警。',
    fields: [{ name: 'person', label: '谁接的电话', kind: 'line', max: 100 }, text('result', '对方怎么说')],
    confirm: '记录', done: '已记录电话通知', run: (id, v) => api.phoneNotice(id, v.person!, v.result!),
  },
  {
    key: 'falsification', name: '弄虚作假', roles: ['reviewer'], when: (t) => Boolean(t.unitId) && !['DRAFT', 'ARCHIVED'].includes(t.state), danger: true,
    lead: '查实承办单位弄虚作假的，记红牌警告（第二十七条）。单位可以申诉。', fields: [text('reason', '查实的事实')],
    confirm: '记红牌', done: '已记红牌警告', run: (id, v) => api.falsification(id, v.reason!),
  },
  {
    key: 'claim', name: '申请认定不合理诉求', roles: ['unit'], when: (t) => t.state !== 'DISPATCHED' && t.state !== 'ARCHIVED',
    lead: '诉求明显不合理的，写明理由，由热线中心认定。', fields: [text('reason', '为什么不合理')],
    confirm: '提出申请', done: '已申请，等待热线中心认定', run: (id, v) => api.claimUnreasonable(id, v.reason!),
  },
  {
    key: 'archive', name: '归档', roles: ['reviewer'], when: inState(...ENDED), danger: true,
    lead: '归档后，这张工单的任何内容都不能再改动（第十五条）。不归档的，到期自动归档。', fields: [],
    confirm: '归档', done: '已归档', run: (id) => api.archive(id),
  },
]

export function actsFor(ticket: Ticket, user: User | null): TicketAct[] {
  const roles = user?.roles ?? []
  return pageActs.filter((act) => act.when(ticket) && act.roles.some((role) => roles.includes(role)))
}

/** What is missing before the act can be sent; trimmed values otherwise. */
export function valuesFor(act: TicketAct, typed: ActValues): ActValues | null {
  const values = Object.fromEntries(act.fields.map((field) => [field.name, (typed[field.name] ?? '').trim()]))
  const complete = act.fields.every((field) => (field.kind === 'number' ? /^\d{19}$/.test(values[field.name]!) : values[field.name]))
  return complete ? values : null
}
