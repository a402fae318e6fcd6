import type { CaseFiling, Channel, TicketKind, TicketState, TicketSummary, Urgency } from '@/platform/api/types'

/** 诉求类型 in spoken order, with the time limit of Art 13(1) in working days. */
export const kinds: { value: TicketKind; name: string; hint: string }[] = [
  { value: 'CONSULTATION', name: '咨询', hint: '2 个工作日' },
  { value: 'HELP', name: '求助', hint: '3 个工作日' },
  { value: 'COMPLAINT', name: '投诉', hint: '10 个工作日' },
  { value: 'REPORT', name: '举报', hint: '10 个工作日' },
  { value: 'SUGGESTION', name: '建议', hint: '5 个工作日' },
  { value: 'PRAISE', name: '表扬', hint: '告知单位' },
]

export const urgencies: { value: Urgency; name: string; hint: string }[] = [
  { value: 'NORMAL', name: '一般', hint: '按诉求类型计时' },
  { value: 'URGENT', name: '紧急', hint: '优先派单' },
  { value: 'EMERGENCY', name: '突发', hint: '30 分钟签收，24 小时办结' },
]

/** Open matters first, then the newest: the caller most likely asks after one of them. */
export function openFirst(tickets: TicketSummary[]): TicketSummary[] {
  return [...tickets].sort((a, b) => {
    const open = Number(states[b.state].open) - Number(states[a.state].open)
    return open !== 0 ? open : (b.acceptedAt ?? '').localeCompare(a.acceptedAt ?? '')
  })
}

export type Tone = 'off' | 'talk' | 'ring' | 'wrap' | 'ready' | 'rest' | 'alarm'

/** 工单状态: its name, its colour, and whether the matter is still open. */
export const states: Record<TicketState, { name: string; tone: Tone; open: boolean }> = {
  DRAFT: { name: '登记中', tone: 'off', open: true },
  REFUSED: { name: '不予受理', tone: 'off', open: false },
  ANSWERED: { name: '直接办结', tone: 'ready', open: false },
  ACCEPTED: { name: '待派单', tone: 'ring', open: true },
  HANDED_OVER: { name: '已转紧急平台', tone: 'alarm', open: false },
  MERGED: { name: '已并单', tone: 'off', open: false },
  DISPATCHED: { name: '待签收', tone: 'ring', open: true },
  IN_PROGRESS: { name: '办理中', tone: 'talk', open: true },
  RETURN_REVIEW: { name: '退单待审', tone: 'ring', open: true },
  JOINT_MEETING: { name: '联席会议', tone: 'rest', open: true },
  REPLY_REVIEW: { name: '待审核', tone: 'wrap', open: true },
  AWAITING_EVALUATION: { name: '待评价', tone: 'wrap', open: true },
  MANUAL_FOLLOW_UP: { name: '待人工回访', tone: 'ring', open: true },
  DISSATISFIED_REVIEW: { name: '不满意复核', tone: 'alarm', open: true },
  CLOSED: { name: '已办结', tone: 'ready', open: false },
  ARCHIVED: { name: '已归档', tone: 'off', open: false },
}

export const evaluations = {
  SATISFIED: { name: '满意', tone: 'ready' },
  DISSATISFIED: { name: '不满意', tone: 'alarm' },
  DEFAULT_SATISFIED: { name: '默认满意', tone: 'wrap' },
} as const

export const evaluationSources = { SMS: '短信评价', PERSON: '人工回访', DEFAULT: '24 小时未评价' } as const

/** 投诉、举报 must say whether a case was filed (Art 13(4)). */
export const filings: { value: CaseFiling; name: string }[] = [
  { value: 'NOT_APPLICABLE', name: '不涉及立案' },
  { value: 'FILED', name: '已立案' },
  { value: 'NOT_FILED', name: '不予立案' },
]

/** GB/T 2260 areas of Guilin and its five management committees. */
export const areas: { code: string; name: string }[] = [
  ['450302', '秀峰区'], ['450303', '叠彩区'], ['450304', '象山区'], ['450305', '七星区'], ['450311', '雁山区'],
  ['450312', '临桂区'], ['450321', '阳朔县'], ['450323', '灵川县'], ['450324', '全州县'], ['450325', '兴安县'],
  ['450326', '永福县'], ['450327', '灌阳县'], ['450328', '龙胜县'], ['450329', '资源县'], ['450330', '平乐县'],
  ['450332', '恭城县'], ['450381', '荔浦市'], ['4503Z1', '高新区'], ['4503Z2', '临桂新区'], ['4503Z3', '漓江风景名胜区'],
  ['4503Z4', '经济技术开发区'], ['4503Z5', '高铁园'],
].map(([code, name]) => ({ code: code!, name: name! }))

export function areaName(code: string | null | undefined): string {
  return areas.find((area) => area.code === code)?.name ?? code ?? ''
}

export const channels: Record<Channel, string> = {
  PHONE: '电话', WEBSITE: '网站', WECHAT: '微信', MOBILE_APP: '移动端', CHAIRMAN_MAILBOX: '主席信箱', SERVICE_PLATFORM: '一体化平台',
  CENTRAL_GOVERNMENT: '中国政府网', POLICE_110: '110', FIRE_119: '119', AMBULANCE_120: '120', TRAFFIC_122: '122',
  REGION_12345: '自治区 12345', OTHER_CITY: '其他城市', ROTATING_LEADER: '领导接听', MISSED_CALL: '漏接回拨',
}

/** Channels by which other systems hand matters over, in the order of their codes. */
export const handedOver: Channel[] = [
  'WEBSITE', 'WECHAT', 'MOBILE_APP', 'CHAIRMAN_MAILBOX', 'SERVICE_PLATFORM', 'CENTRAL_GOVERNMENT',
  'POLICE_110', 'FIRE_119', 'AMBULANCE_120', 'TRAFFIC_122', 'REGION_12345', 'OTHER_CITY',
]

/** Channels by which an agent enters a matter that did not come with a call. */
export const writtenChannels: Channel[] = ['WEBSITE', 'WECHAT', 'MOBILE_APP', 'CHAIRMAN_MAILBOX', 'SERVICE_PLATFORM', 'CENTRAL_GOVERNMENT', 'MISSED_CALL']

/** 不予受理 grounds (Art 4). */
export const refusalGrounds: { value: string; name: string }[] = [
  { value: '4-1', name: '不属于我市行政管辖范围' },
  { value: '4-2', name: '涉及国家秘密、商业秘密、个人隐私' },
  { value: '4-3', name: '属于党委、人大、政协、纪检监察、法院、检察院、军队、武警职责范围' },
  { value: '4-4', name: '应当通过诉讼、仲裁、行政复议、政府信息公开等程序解决，或已进入信访渠道' },
  { value: '4-5', name: '已依法依规办结，仍以同一事实和理由提出' },
  { value: '4-6', name: '恶意侮辱、诽谤他人，违反法律法规或社会公序良俗' },
  { value: '4-7', name: '宣泄个人情绪，无实质性诉求内容' },
  { value: '4-8', name: '故意占用、消耗行政资源，完全不属实且无证据证明' },
  { value: '4-9', name: '法律、法规、规章规定的其他情形' },
]

export function channelName(channel: Channel): string {
  return channels[channel]
}

/** Common grounds for a dispatch (Art 12(2)); the agent may write another. */
export const bases = ['单位“三定”规定', '权责清单', '法律法规规定', '属地管理', '行业主管']

export function kindName(kind: TicketKind | null | undefined): string {
  return kinds.find((entry) => entry.value === kind)?.name ?? '未分类'
}

/** Who did it: the office and the person, the software without a name. */
export function whoActed(line: { actor: string; actorName?: string; actorRole: string }): string {
  const name = line.actor === 'system' ? '' : (line.actorName ?? line.actor)
  return name.includes(line.actorRole) ? name : `${line.actorRole} ${name}`.trim()
}
