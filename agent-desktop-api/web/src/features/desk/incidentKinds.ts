import type { IncidentKind } from '@/platform/api/types'

/** For what a caller is handled by the protocol. */
export const incidentKinds: { kind: IncidentKind; name: string }[] = [
  { kind: 'HARASSMENT', name: '骚扰' },
  { kind: 'LINE_BLOCKING', name: '恶意占线' },
  { kind: 'ABUSE', name: '辱骂' },
]
