// What an agent does in a talk: hold, consult, three-way, joint desks. Whoever is called answers after a second, except
// 122, where nobody is.
import { iso } from './world.mjs'

const titles = { 110: '110 公安', 119: '119 消防救援', 120: '120 医疗急救', 122: '122 交通事故' }
const plain = { onHold: false, agent: 'WITH_CITIZEN', muted: false, note: '' }
let talk = { ...plain }

function tell(stream, more) {
  talk = { ...talk, ...more, callId: stream.pop?.callId ?? '0.0' }
  stream.publish('talk.changed', Object.fromEntries(Object.entries(talk).filter(([, value]) => value !== null)))
}

function invite(stream, guest) {
  tell(stream, { guest: { stage: 'RINGING', since: iso(Date.now()), ...guest }, note: '' })
  setTimeout(() => {
    if (guest.number === '9122') return tell(stream, { guest: null, note: '122 交通事故 联动席无人接听，请改用电话联系并继续安抚诉求人' })
    const aside = guest.purpose === 'CONSULT'
    tell(stream, { onHold: aside, agent: aside ? 'ASIDE' : 'WITH_CITIZEN', guest: { ...talk.guest, stage: aside ? 'ASIDE' : 'TOGETHER', since: iso(Date.now()) } })
    if (guest.handOver) setTimeout(() => tell(stream, { guest: { ...talk.guest, handOver: { ...talk.guest.handOver, confirmedByKey: true } } }), 1_000)
  }, 1_000)
}

const acts = {
  HOLD: (stream) => tell(stream, { onHold: true, agent: 'ASIDE' }),
  RESUME: (stream) => tell(stream, { onHold: false, agent: 'WITH_CITIZEN' }),
  MUTE: (stream) => tell(stream, { muted: true }),
  UNMUTE: (stream) => tell(stream, { muted: false }),
  CONSULT: (stream, { number }) => invite(stream, { purpose: 'CONSULT', number }),
  THREE_WAY: (stream, { number }) => invite(stream, { purpose: 'THREE_WAY', number }),
  HAND_OVER: (stream, { service }) =>
    invite(stream, { purpose: 'HAND_OVER', number: `9${service}`, handOver: { id: service, service, title: titles[service], seat: 0, confirmedByKey: false, confirmedSpoken: false } }),
  CONFIRM_SPOKEN: (stream) => tell(stream, { guest: { ...talk.guest, handOver: { ...talk.guest.handOver, confirmedSpoken: true } } }),
  JOIN: (stream) => tell(stream, { onHold: false, agent: 'WITH_CITIZEN', guest: { ...talk.guest, stage: 'TOGETHER' } }),
  CANCEL: (stream) => tell(stream, { onHold: false, agent: 'WITH_CITIZEN', guest: null }),
}

/** @returns whether the agent has left the talk */
export function act(stream, body) {
  if (!acts[body.act]) return true
  acts[body.act](stream, body)
  return false
}

/** Pause or resume of the recording. */
export function record(stream, { act, reason }) {
  const now = Date.now()
  tell(stream, { recordingPause: act === 'PAUSE' ? { by: '1001', reason, since: iso(now), until: iso(now + 60_000) } : null })
}

export function nobodyTalks() {
  talk = { ...plain }
}
