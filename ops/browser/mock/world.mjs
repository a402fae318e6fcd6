// The mock's world: people, units, tickets and agents as a normal morning would have them.
import { randomUUID } from 'node:crypto'

const HOUR = 3_600_000
export const iso = (ms) => new Date(ms).toISOString()

export const units = [
  ['cg', '市城市管理委员会'], ['jt', '市交通运输局'], ['sj', '市生态环境局'], ['rs', '市人力资源和社会保障局'],
  ['zj', '市住房和城乡建设局'], ['ga', '市公安局'], ['sw', '市水务集团（市住建局主管）'], ['wl', '市文化广电和旅游局'],
].map(([id, name]) => ({ id, name }))

export const people = {
  1001: { id: 'u-1001', name: '1001', displayName: '李小梅', roles: ['agent'], extension: '1001' },
  banzhang: { id: 'u-bz', name: 'banzhang', displayName: '王班长', roles: ['supervisor'] },
  shenhe: { id: 'u-sh', name: 'shenhe', displayName: '陈审核', roles: ['reviewer'] },
  'unit-cg': { id: 'u-cg', name: 'unit-cg', displayName: '城管联络员', roles: ['unit'], unitId: 'cg', unitName: '市城市管理委员会' },
  admin: { id: 'u-ad', name: 'admin', displayName: '管理员', roles: ['administrator'] },
}

export const stateNames = {
  DRAFT: '登记中', REFUSED: '不予受理', ANSWERED: '直接办结', ACCEPTED: '待派单', HANDED_OVER: '已转紧急平台', MERGED: '已并单',
  DISPATCHED: '待签收', IN_PROGRESS: '办理中', RETURN_REVIEW: '退单待审', JOINT_MEETING: '联席会议', REPLY_REVIEW: '待审核',
  AWAITING_EVALUATION: '待评价', MANUAL_FOLLOW_UP: '待人工回访', DISSATISFIED_REVIEW: '不满意复核', CLOSED: '已办结', ARCHIVED: '已归档',
}
export const kindNames = { CONSULTATION: '咨询', HELP: '求助', COMPLAINT: '投诉', REPORT: '举报', SUGGESTION: '建议', PRAISE: '表扬' }

let sequence = 118
export function numberOf() {
  sequence += 1
  return `450326112401${String(sequence).padStart(6, '0')}7`
}

export function draft(fields = {}) {
  return {
    id: randomUUID(), version: 1, round: 1, state: 'DRAFT', title: '', content: '', urgency: 'NORMAL', channel: 'PHONE', channelName: '电话', anonymous: false,
    identityNeed: 'NONE', confidentialResult: false,
    caller: { masked: '' }, createdAt: iso(Date.now()), agentId: '1001', history: [], ...fields,
  }
}

const seeds = [
  ['IN_PROGRESS', 'COMPLAINT', '七星区会展路夜间烧烤摊占道经营、油烟扰民', 'cg', 9 * 24 + 5, '450305', '会展路与甲天下广场交叉口', 'NORMAL'],
  ['DISPATCHED', 'HELP', '秀峰区翠竹路路灯连续三晚不亮，老人出行不便', 'cg', 30, '450302', '翠竹路 12 号门前', 'URGENT'],
  ['DISPATCHED', 'HELP', '解放东路人行道井盖缺失', 'cg', 7, '450302', '解放东路 88 号', 'EMERGENCY'],
  ['IN_PROGRESS', 'HELP', '象山区民主路小区生活垃圾三天没有清运', 'cg', -5, '450304', '民主路 3 号院', 'NORMAL'],
  ['REPLY_REVIEW', 'SUGGESTION', '建议在两江四湖步道增设公共座椅和遮阳设施', 'cg', 60, '450302', '榕湖北路', 'NORMAL'],
  ['AWAITING_EVALUATION', 'CONSULTATION', '咨询户外广告牌设置审批需要哪些材料', 'cg', 20, '', '', 'NORMAL'],
  ['RETURN_REVIEW', 'HELP', '秀峰区中山中路候车亭灯箱漏电', 'cg', 40, '450302', '中山中路', 'NORMAL'],
  ['JOINT_MEETING', 'HELP', '七星区朝阳路路灯线路归属不清', 'cg', 16, '450305', '朝阳路', 'NORMAL'],
  ['IN_PROGRESS', 'COMPLAINT', '象山区上海路公交站台占用盲道', 'jt', 70, '450304', '上海路', 'NORMAL'],
  ['ACCEPTED', 'COMPLAINT', '叠彩区北极广场公交站候车亭破损漏雨', null, null, '450303', '北极广场公交站', 'NORMAL'],
  ['ACCEPTED', 'REPORT', '举报临桂区某工地凌晨施工噪声扰民', null, null, '450312', '人民路与鲁山路口东侧工地', 'URGENT'],
  ['MANUAL_FOLLOW_UP', 'HELP', '全州县才湾镇自来水水压不足', 'sw', -10, '450324', '才湾镇南一村', 'NORMAL'],
  ['DISSATISFIED_REVIEW', 'COMPLAINT', '阳朔西街停车场乱收费', 'wl', -40, '450321', '西街停车场', 'NORMAL'],
  ['CLOSED', 'CONSULTATION', '咨询灵活就业人员社保缴费基数', 'rs', -80, '', '', 'NORMAL'],
  ['CLOSED', 'PRAISE', '表扬 10 路公交司机拾金不昧', 'jt', -120, '450304', '', 'NORMAL'],
]

function seed([state, kind, title, unit, dueHours, area, address, urgency], at) {
  const acceptedAt = Date.now() - (at + 2) * 5 * HOUR
  const ticket = draft({
    number: numberOf(), version: 4, state, kind, title, urgency, area, address, createdAt: iso(acceptedAt - 300_000), acceptedAt: iso(acceptedAt),
    content: `${title}。诉求人来电反映，该情况已持续数日，影响周边居民正常生活，此前向社区反映过但没有得到解决，希望有关部门尽快派人到现场核实处理，并告知处理结果。`,
    caller: { masked: `139****${String(1001 + at)}`, number: `13977${String(301001 + at)}`, name: ['张先生', '刘女士', '匿名', '韦阿姨'][at % 4], place: '广西桂林', carrier: '中国移动' },
    callId: `1764000${100 + at}.${at}`,
  })
  ticket.history.push(entry('accept', '受理', '1001 李小梅', 'DRAFT', 'ACCEPTED', acceptedAt))
  if (unit) {
    Object.assign(ticket, { unitId: unit, unitName: units.find((one) => one.id === unit).name, basis: '单位“三定”规定', dispatchedAt: iso(acceptedAt + 60_000), dueAt: iso(Date.now() + dueHours * HOUR), dueProvisional: false })
    ticket.history.push(entry('dispatch', '派单', '1001 李小梅', 'ACCEPTED', 'DISPATCHED', acceptedAt + 60_000, '单位“三定”规定'))
  }
  if (!['ACCEPTED', 'DISPATCHED'].includes(state)) {
    ticket.signedAt = iso(acceptedAt + HOUR)
    ticket.history.push(entry('sign', '签收', '市城市管理委员会', 'DISPATCHED', 'IN_PROGRESS', acceptedAt + HOUR))
  }
  if (['REPLY_REVIEW', 'AWAITING_EVALUATION', 'CLOSED', 'MANUAL_FOLLOW_UP', 'DISSATISFIED_REVIEW'].includes(state)) {
    ticket.reply = { handledOn: '2026-11-23', unit: ticket.unitName, handler: '周工', situation: '已派员到现场核实，情况属实。', answer: '您反映的问题已安排处理，预计三日内完成整改，感谢您的监督。', finished: true, citizenContacted: true, repliedAt: iso(acceptedAt + 3 * HOUR) }
    ticket.history.push(entry('reply', '答复', '市城市管理委员会', 'IN_PROGRESS', 'REPLY_REVIEW', acceptedAt + 3 * HOUR))
  }
  if (state === 'CLOSED') ticket.evaluation = { value: at % 2 ? 'DEFAULT_SATISFIED' : 'SATISFIED', source: at % 2 ? 'DEFAULT' : 'SMS', at: iso(Date.now() - HOUR) }
  if (state === 'DISSATISFIED_REVIEW') ticket.evaluation = { value: 'DISSATISFIED', source: 'SMS', at: iso(Date.now() - HOUR) }
  return ticket
}

export function entry(event, eventName, actor, from, to, at = Date.now(), reason) {
  return { at: iso(at), event, eventName, actor, actorRole: '', from, to, reason }
}

export const tickets = seeds.map(seed)
tickets.push(draft({ title: '雁山区大学城北门夜间摊贩占道', content: '雁山区大学城北门夜间摊贩占道', caller: { masked: '183****5512' } }))

export const agents = [
  ['1001', '李小梅', 'SIGNED_OUT'], ['1002', '韦东', 'TALKING'], ['1003', '黄丽', 'TALKING'], ['1004', '赵敏', 'READY'], ['1005', '莫大勇', 'WRAP_UP'],
  ['1006', '秦小红', 'BREAK', '用餐'], ['1007', '唐建国', 'PAUSED', 'NO_ANSWER'], ['1008', '蒋文静', 'READY'], ['1009', '阳明', 'OFFERED'], ['1010', '廖晓', 'PAUSED', 'PHONE_UNREACHABLE'],
  ['1011', '覃芳', 'TALKING'], ['1012', '周凯', 'TALKING'],
].map(([agent, displayName, status, reason], at) => ({ agent, displayName, status, reason, since: iso(Date.now() - (at + 1) * 47_000), phoneReachable: reason !== 'PHONE_UNREACHABLE', extension: agent }))

// One kind of break is over its limit.
Object.assign(agents[5], { breakUntil: iso(Date.now() - 65_000) })
agents[1].afterCall = 'SIGNED_OUT'

export const queue = { queue: 'general', name: '人工', waiting: 3, longestWaitMs: 22_000, agentsReady: 2, agentsTalking: 4 }
export const handsets = new Map([
  ['13977301001', [{ at: iso(Date.now() - HOUR), from: '12345', text: '【桂林12345】您反映的“会展路夜间烧烤占道”（工单4503…7）已办结：已现场整改并劝离摊贩。满意请回复1，基本满意2，不满意3。', direction: 'RECEIVED' }]],
])
