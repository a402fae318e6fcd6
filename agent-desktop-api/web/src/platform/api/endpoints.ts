import { http, query, upload } from './client'
import type {
  Attachment,
  DissolutionPreview, NewDissolution, NumbersChange, UnitDissolution, UnitReach,
  CatalogueEntryChange, CataloguePreview, CatalogueVersion, DispatchCatalogue, DispatchObjection, DispatchOrder, DispatchSuggestions, NewObjection, ObjectionDecision,
  ArchiveCheck, ArchiveExport, EmergencyDesk, SupervisionMode, TicketFile,
  AddedNotice, AgentCallOut, AgentPhone, AgentState, Alarm, BreakKind, CalendarDay, CalendarNotices, Call, Callback, CallDebug, CallerBlock, CallerIncident, Channel, ChannelKey, ClearCaller, Clock, DraftUpdate,
  Disputes, DueExplanation, ExtensionApplication, HandsetMessage, HistoryEntry, IncidentKind, LeaderDuty, LedgerCheck, LedgerPage, LookKind, MeetingDecision, NewBlock, NewLeaderDuty, NewTicket, NoticePreview, QueueName, QueueState, RatingFigures, Recording,
  MadeChannelKey, PrintedTicket, RecordingDiscrepancy, ReplyBody, ReturnApplication, ReturnDecision, Routing, RoutingAgent, RoutingChange, RoutingQueue, SearchPage, SessionTokens, SimilarTicket, StateOrder, SupervisionAct, TalkAct, Ticket, TicketKind, TicketPage, TicketState, TimeLimit, Unit, Urgency, User,
  WaitingDispute, Wallboard, Webhooks, WebhookSet,
} from './types'

const id = encodeURIComponent

export const session = {
  signIn: (name: string, password: string) => http.post<SessionTokens>('/api/session', { name, password }),
  refresh: (refreshToken: string) => http.post<SessionTokens>('/api/session/refresh', { refreshToken }),
  signOut: () => http.delete<void>('/api/session'),
  me: () => http.get<User>('/api/me'),
}

export const agent = {
  state: () => http.get<AgentState>('/api/agent'),
  signIn: (extension: string) => http.post<AgentState>('/api/agent/sign-in', { extension }),
  ready: () => http.post<AgentState>('/api/agent/ready'),
  break: (reason: string) => http.post<AgentState>('/api/agent/break', { reason }),
  signOut: () => http.post<AgentState>('/api/agent/sign-out'),
  breaks: async () => (await http.get<{ breaks: BreakKind[] }>('/api/agent/breaks')).breaks,
  extendWrapUp: () => http.post<AgentState>('/api/agent/wrap-up/extend'),
  finishWrapUp: () => http.post<AgentState>('/api/agent/wrap-up/finish'),
  hangUp: () => http.post<AgentState>('/api/agent/hang-up'),
  callOut: (wish: AgentCallOut) => http.post<AgentState>('/api/agent/call-out', wish),
  talk: (act: TalkAct) => http.post<AgentState>('/api/agent/talk', act),
  recording: (act: 'PAUSE' | 'RESUME', reason?: string) => http.post<AgentState>('/api/agent/recording', { act, reason }),
  queues: async () => (await http.get<{ queues: QueueName[] }>('/api/agent/queues')).queues,
  phone: () => http.get<AgentPhone>('/api/agent/phone'),
  markIncident: (kind: IncidentKind, note: string) => http.post<void>('/api/agent/incident', { kind, note }),
}

export interface TicketFilter {
  state?: TicketState
  mine?: boolean
  untaken?: boolean
  page?: number
  size?: number
  /** due: the work list, whose further pages begin at a cursor. */
  sort?: 'due'
  kind?: TicketKind
  overdue?: boolean
  cursor?: string
}

/** Words to look for, and what narrows them; dates are days of the city's time, both ends included. */
export interface TicketQuestion {
  q: string
  state?: TicketState
  kind?: TicketKind
  unitId?: string
  area?: string
  from?: string
  to?: string
  cursor?: string
  size?: number
}

/** What the form says before it is saved; empty is left out, and what the server has counts. */
export interface DueAssumed {
  kind: TicketKind
  urgency: Urgency
  area: string
  unitId: string
}

const ticket = (ticketId: string, act = '') => `/api/tickets/${id(ticketId)}${act}`

export const tickets = {
  list: (filter: TicketFilter) => http.get<TicketPage>(`/api/tickets${query({ ...filter })}`),
  search: (question: TicketQuestion) => http.get<SearchPage>(`/api/search${query({ ...question })}`),
  similar: async (ticketId: string) => (await http.get<{ items: SimilarTicket[] }>(ticket(ticketId, '/similar'))).items,
  get: (ticketId: string) => http.get<Ticket>(ticket(ticketId)),
  create: (fields: NewTicket) => http.post<Ticket>('/api/tickets', fields),
  saveDraft: (ticketId: string, fields: DraftUpdate) => http.put<Ticket>(ticket(ticketId, '/draft'), fields),
  take: (ticketId: string) => http.post<Ticket>(ticket(ticketId, '/take')),
  accept: (ticketId: string, version?: number) => http.post<Ticket>(ticket(ticketId, '/accept'), { version }),
  refuse: (ticketId: string, ground: string, explanation: string) =>
    http.post<Ticket>(ticket(ticketId, '/refuse'), { ground, explanation }),
  dispatch: (ticketId: string, order: DispatchOrder) => http.post<Ticket>(ticket(ticketId, '/dispatch'), order),
  suggestions: (ticketId: string, topic = '') =>
    http.get<DispatchSuggestions>(ticket(ticketId, `/dispatch-suggestions${query({ topic })}`)),
  sign: (ticketId: string) => http.post<Ticket>(ticket(ticketId, '/sign')),
  reply: (ticketId: string, reply: ReplyBody) => http.post<Ticket>(ticket(ticketId, '/reply'), reply),
  review: (ticketId: string, decision: 'PASS' | 'REJECT', note?: string) =>
    http.post<Ticket>(ticket(ticketId, '/review'), { decision, note }),
  followUp: (ticketId: string, satisfied: boolean, note?: string) =>
    http.post<Ticket>(ticket(ticketId, '/follow-up'), { satisfied, note }),
  redo: (ticketId: string, note: string) => http.post<Ticket>(ticket(ticketId, '/redo'), { note }),
  revealCaller: (ticketId: string, reason: string) => http.post<ClearCaller>(ticket(ticketId, '/caller'), { reason }),
  print: (ticketId: string) => http.post<PrintedTicket>(ticket(ticketId, '/print')),
  relay: (ticketId: string, number: string) => http.post<{ words: string }>(ticket(ticketId, '/relay'), { number }),
  history: async (ticketId: string) =>
    (await http.get<{ entries: HistoryEntry[] }>(ticket(ticketId, '/history'))).entries,
  due: (ticketId: string, assumed: Partial<DueAssumed> = {}) =>
    http.get<DueExplanation>(ticket(ticketId, `/due${query({ ...assumed })}`)),
}

export interface LedgerQuestion {
  ticket?: string
  person?: string
  kind?: LookKind
  /** Inclusive; `to` is exclusive. */
  from?: string
  to?: string
  before?: number
}

export const ledger = {
  find: (asked: LedgerQuestion) => http.get<LedgerPage>(`/api/ledger${query({ ...asked })}`),
  check: () => http.post<LedgerCheck>('/api/ledger/check'),
}

/** Each act names the version that was looked at: who was slower is told to look again. */
export const disputes = {
  waiting: async () => (await http.get<{ items: WaitingDispute[] }>('/api/disputes')).items,
  of: (ticketId: string) => http.get<Disputes>(ticket(ticketId, '/disputes')),
  applyToReturn: (ticketId: string, form: ReturnApplication) => http.post<Ticket>(ticket(ticketId, '/return'), form),
  requestMeeting: (ticketId: string, form: ReturnApplication) => http.post<Ticket>(ticket(ticketId, '/meeting-request'), form),
  decideReturn: (ticketId: string, form: ReturnDecision) => http.post<Ticket>(ticket(ticketId, '/return/decision'), form),
  extend: (ticketId: string, form: ExtensionApplication) => http.post<Ticket>(ticket(ticketId, '/extension'), form),
  previewExtension: (ticketId: string, amount: number) => http.get<DueExplanation>(ticket(ticketId, `/extension/preview${query({ amount })}`)),
  decideExtension: (ticketId: string, granted: boolean, note: string) =>
    http.post<Ticket>(ticket(ticketId, '/extension/decision'), { granted, note }),
  decideMeeting: (ticketId: string, form: MeetingDecision) => http.post<Ticket>(ticket(ticketId, '/meeting'), form),
  giveOpinion: (ticketId: string, opinion: string) => http.post<Ticket>(ticket(ticketId, '/opinion'), { opinion }),
}

/** The ways a ticket ends other than by a unit's reply, and what is said about it meanwhile. */
export const endings = {
  answer: (ticketId: string, body: { itemId: string; itemTitle: string; itemVersion: string; told: string }) =>
    http.post<Ticket>(ticket(ticketId, '/answer'), body),
  praise: (ticketId: string, unitId: string) => http.post<Ticket>(ticket(ticketId, '/praise'), { unitId }),
  handOver: (ticketId: string, desk: EmergencyDesk, reason: string) => http.post<Ticket>(ticket(ticketId, '/hand-over'), { desk, reason }),
  merge: (ticketId: string, parentNumber: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/merge'), { parentNumber, reason }),
  unmerge: (ticketId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/unmerge'), { reason }),
  calledBack: (ticketId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/called-back'), { reason }),
  escalate: (ticketId: string, unitId: string, note: string) => http.post<Ticket>(ticket(ticketId, '/escalate'), { unitId, note }),
  proposeClose: (ticketId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/close-proposal'), { reason }),
  decideClose: (ticketId: string, agreed: boolean, note: string) => http.post<Ticket>(ticket(ticketId, '/close-decision'), { agreed, note }),
  supervise: (ticketId: string, mode: SupervisionMode, words: string) => http.post<Ticket>(ticket(ticketId, '/supervision'), { mode, words }),
  urge: (ticketId: string, words: string) => http.post<Ticket>(ticket(ticketId, '/urge'), { words }),
  phoneNotice: (ticketId: string, person: string, result: string) => http.post<Ticket>(ticket(ticketId, '/phone-notice'), { person, result }),
  falsification: (ticketId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/falsification'), { reason }),
  claimUnreasonable: (ticketId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/unreasonable-claim'), { reason }),
  appeal: (ticketId: string, cardId: string, reason: string) => http.post<Ticket>(ticket(ticketId, '/appeal'), { cardId, reason }),
  decidePaper: (ticketId: string, paperId: string, agreed: boolean, note: string) =>
    http.post<Ticket>(ticket(ticketId, '/paper-decision'), { paperId, agreed, note }),
  file: (ticketId: string) => http.get<TicketFile>(ticket(ticketId, '/file')),
  archive: (ticketId: string) => http.post<Ticket>(ticket(ticketId, '/archive')),
  checkArchive: (ticketId: string) => http.get<ArchiveCheck>(ticket(ticketId, '/archive/check')),
  exportArchive: (ticketId: string) => http.get<ArchiveExport>(ticket(ticketId, '/archive/export')),
}

export const units = {
  list: async () => (await http.get<{ units: Unit[] }>('/api/units')).units,
  dissolutions: async () => (await http.get<{ dissolutions: UnitDissolution[] }>('/api/unit-dissolutions')).dissolutions,
  previewDissolution: (unitId: string) => http.get<DissolutionPreview>(`/api/units/${id(unitId)}/dissolution`),
  dissolve: (unitId: string, order: NewDissolution) => http.post<void>(`/api/units/${id(unitId)}/dissolution`, order),
  keep: (unitId: string) => http.delete<void>(`/api/units/${id(unitId)}/dissolution`),
  texts: async () => (await http.get<{ units: UnitReach[] }>('/api/unit-texts')).units,
  numbersOf: async (unitId: string) => (await http.get<{ changes: NumbersChange[] }>(`/api/units/${id(unitId)}/sms-numbers`)).changes,
  registerNumbers: (unitId: string, numbers: string[]) => http.put<void>(`/api/units/${id(unitId)}/sms-numbers`, { numbers }),
}

export const calendar = {
  days: async (from: string, to: string, area = '') =>
    (await http.get<{ days: CalendarDay[] }>(`/api/calendar${query({ from, to, area })}`)).days,
  notices: () => http.get<CalendarNotices>('/api/calendar/notices'),
  preview: (content: string) => http.post<NoticePreview>('/api/calendar/notices/preview', { content }),
  add: (content: string, calendarVersion: number) => http.post<AddedNotice>('/api/calendar/notices', { content, calendarVersion }),
}

/** Files of a ticket; sending one tells how far it is. */
export const attachments = {
  list: async (ticketId: string) => (await http.get<{ attachments: Attachment[] }>(ticket(ticketId, '/attachments'))).attachments,
  add: (ticketId: string, file: File, sent: (share: number) => void) =>
    upload<Attachment>(ticket(ticketId, `/attachments${query({ name: file.name })}`), file, sent),
  blob: (ticketId: string, attachmentId: string) => http.blob(ticket(ticketId, `/attachments/${id(attachmentId)}`)),
}

/** 派单目录, and what units object to in it. */
export const catalogue = {
  get: (version?: number) => http.get<DispatchCatalogue>(`/api/dispatch-catalogue${query({ version })}`),
  file: (version: number) => http.blob(`/api/dispatch-catalogue/file${query({ version })}`),
  preview: (content: string) => http.post<CataloguePreview>('/api/dispatch-catalogue/preview', { content }),
  add: (content: string, newest: number) => http.post<CatalogueVersion>('/api/dispatch-catalogue', { content, newest }),
  change: (entry: CatalogueEntryChange) => http.post<CatalogueVersion>('/api/dispatch-catalogue/entries', entry),
  objections: async () => (await http.get<{ objections: DispatchObjection[] }>('/api/dispatch-objections')).objections,
  object: (objection: NewObjection) => http.post<DispatchObjection>('/api/dispatch-objections', objection),
  decide: (objectionId: string, decision: ObjectionDecision) =>
    http.post<DispatchObjection>(`/api/dispatch-objections/${id(objectionId)}/decision`, decision),
}

export interface TimeLimitQuestion {
  kind: TicketKind
  channel: Channel
  urgency: Urgency
  area: string
  /** The city's time, without an offset. */
  dispatchedAt: string
}

export const regulation = {
  timeLimit: (of: TimeLimitQuestion) => http.get<TimeLimit>(`/api/regulation/time-limit${query({ ...of })}`),
}

export const calls = { get: (callId: string) => http.get<Call>(`/api/calls/${id(callId)}`) }

export const recordings = {
  ofCall: async (callId: string) =>
    (await http.get<{ recordings: Recording[] }>(`/api/recordings${query({ callId })}`)).recordings,
  discrepancies: async (days: number) =>
    (await http.get<{ items: RecordingDiscrepancy[] }>(`/api/recordings/discrepancies${query({ days })}`)).items,
  hold: (recordingId: string, reason: string) => http.post<Recording>(`/api/recordings/${id(recordingId)}/hold`, { reason }),
  lift: (recordingId: string, reason: string) => http.post<Recording>(`/api/recordings/${id(recordingId)}/hold/lift`, { reason }),
  audioPath: (recordingId: string) => `/api/recordings/${id(recordingId)}/audio`,
}

export const supervise = {
  alarms: async () => (await http.get<{ alarms: Alarm[] }>('/api/alarms')).alarms,
  callbacks: async () => (await http.get<{ items: Callback[] }>('/api/callbacks')).items,
  cancelCallback: (callbackId: string, reason: string) =>
    http.post<void>(`/api/callbacks/${id(callbackId)}/cancel`, { reason }),
  agents: async () => (await http.get<{ agents: AgentState[] }>('/api/agents')).agents,
  inTalk: (agent: string, act: SupervisionAct, extension: string) =>
    http.post<AgentState>(`/api/agents/${id(agent)}/supervision`, { act, extension }),
  order: (agent: string, order: StateOrder, reason: string) => http.post<AgentState>(`/api/agents/${id(agent)}/order`, { order, reason }),
  wallboard: () => http.get<Wallboard>('/api/wallboard'),
  debug: (callId: string) => http.get<CallDebug>(`/debug/calls/${id(callId)}`),
  calls: async (page: number) => (await http.get<{ items: Call[] }>(`/api/calls${query({ page, size: 30 })}`)).items,
  ratings: (hours: number) => http.get<RatingFigures>(`/api/service-ratings${query({ hours })}`),
  queues: async () => (await http.get<{ queues: QueueState[] }>('/api/queues')).queues,
}

export const callers = {
  incidents: async () => (await http.get<{ items: CallerIncident[] }>('/api/caller-incidents')).items,
  blocks: async () => (await http.get<{ items: CallerBlock[] }>('/api/blocked-callers')).items,
  block: async (wish: NewBlock) => (await http.post<{ items: CallerBlock[] }>('/api/blocked-callers', wish)).items,
  lift: async (blockId: string, reason: string) =>
    (await http.post<{ items: CallerBlock[] }>(`/api/blocked-callers/${id(blockId)}/lift`, { reason })).items,
}

export const channelKeys = {
  list: async () => (await http.get<{ keys: ChannelKey[] }>('/api/intake/keys')).keys,
  make: (channel: Channel) => http.post<MadeChannelKey>('/api/intake/keys', { channel }),
  rotate: (keyId: string) => http.post<MadeChannelKey>(`/api/intake/keys/${id(keyId)}/rotate`),
  revoke: (keyId: string) => http.post<ChannelKey>(`/api/intake/keys/${id(keyId)}/revoke`),
}

export const webhooks = {
  list: () => http.get<Webhooks>('/api/intake/webhooks'),
  set: (channel: Channel, url: string) => http.put<WebhookSet>(`/api/intake/webhooks/${channel}`, { url }),
  remove: (channel: Channel) => http.delete<void>(`/api/intake/webhooks/${channel}`),
  again: (noticeId: string) => http.post<void>(`/api/intake/undelivered/${id(noticeId)}/again`),
}

export const leaders = {
  list: async () => (await http.get<{ items: LeaderDuty[] }>('/api/leader-duties')).items,
  add: async (duty: NewLeaderDuty) => (await http.post<{ items: LeaderDuty[] }>('/api/leader-duties', duty)).items,
  remove: async (dutyId: string) => (await http.delete<{ items: LeaderDuty[] }>(`/api/leader-duties/${id(dutyId)}`)).items,
}

/** `version` is the one that was looked at; the server says 409 when somebody else was faster. */
export const routing = {
  get: () => http.get<Routing>('/api/routing'),
  changes: async () => (await http.get<{ items: RoutingChange[] }>('/api/routing/changes')).items,
  putQueue: (queue: string, definition: RoutingQueue, version: number) =>
    http.put<Routing>(`/api/routing/queues/${id(queue)}`, { ...definition, version }),
  removeQueue: (queue: string, version: number) => http.delete<Routing>(`/api/routing/queues/${id(queue)}${query({ version })}`),
  putAgent: (agent: string, definition: RoutingAgent, version: number) =>
    http.put<Routing>(`/api/routing/agents/${id(agent)}`, { ...definition, version }),
}

export const sandbox = {
  clock: () => http.get<Clock>('/api/sandbox/clock'),
  advance: (duration: string) => http.post<Clock>('/api/sandbox/clock', { advance: duration }),
  messages: (number: string) => http.get<HandsetMessage[]>(`/api/sandbox/handsets/${id(number)}/messages`),
  reply: (number: string, text: string) => http.post<void>(`/api/sandbox/handsets/${id(number)}/reply`, { text }),
}
