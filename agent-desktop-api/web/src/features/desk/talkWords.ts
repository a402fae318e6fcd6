import type { Talk } from '@/platform/api/types'

export interface JointService {
  number: '110' | '119' | '120' | '122'
  name: string
}

/** Whose desks can take a call over (Art 18). */
export const jointServices: JointService[] = [
  { number: '110', name: '公安' },
  { number: '119', name: '消防' },
  { number: '120', name: '急救' },
  { number: '122', name: '交警' },
]

type Guest = NonNullable<Talk['guest']>

const who = (guest: Guest): string => {
  if (!guest.handOver) return guest.number
  return `${guest.handOver.title}${guest.handOver.seat === 0 ? '联动席' : '备席'}`
}

/** What goes on in the talk, in one line. */
export function talkLine(talk: Talk | null): string {
  const guest = talk?.guest
  if (!talk || (!guest && !talk.onHold)) return '与诉求人通话'
  if (!guest) return '诉求人保持中，正听等待音乐'
  if (guest.stage === 'RINGING') return `正在呼叫 ${who(guest)}${talk.onHold ? '，诉求人保持中' : '，请继续与诉求人通话'}`
  if (guest.stage === 'TOGETHER') return `三方通话：诉求人、${who(guest)}${talk.agent === 'WITH_CITIZEN' ? '、您' : ''}`
  return talk.agent === 'ASIDE' ? `正在咨询 ${who(guest)}，诉求人保持中` : `与诉求人通话，${who(guest)} 等候中`
}

/** Why the agent must stay; empty when leaving is fine. */
export function whyStay(talk: Talk | null): string {
  const handOver = talk?.guest?.handOver
  if (!handOver) return ''
  if (!handOver.confirmedByKey) return '联动席按 1 确认接管后才能退出'
  return handOver.confirmedSpoken ? '' : '听到联动席口头确认后，请先标记'
}
