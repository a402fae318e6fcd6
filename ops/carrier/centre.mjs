// The message centre's SMPP 3.4 side: binds, submit_sm, query_sm, and deliver_sm until the ESME acknowledges it.
import smpp from 'smpp';
import { handsetOf } from './network.mjs';

const DELIVERED = 2;
const UNDELIVERABLE = 5;
const STATE_NAMES = { [DELIVERED]: 'DELIVRD', [UNDELIVERABLE]: 'UNDELIV' };
const RECEIPT = 0x04;
/** deliver_sm that may wait for their answers at once. */
const WINDOW = 16;
const LONGEST_PASSWORD = 8; // SMPP 3.4, 4.1.1: eight characters and a terminating zero

export class Centre {
  constructor(settings, network, faults) {
    this.settings = settings;
    this.network = network;
    this.faults = faults;
    this.bound = new Set();
    this.inFlight = new Map();
    this.timers = new Set();
    this.nextId = Date.now() * 100;
    this.server = null;
  }

  /** Listens, and goes on with what an earlier run had accepted. */
  start() {
    for (const id of this.network.enRoute()) this.later(this.settings.receiptDelayMs, () => this.receipt(id));
    return this.listen();
  }

  listen() {
    this.server = smpp.createServer((session) => this.welcome(session));
    this.server.on('error', (error) => this.serverError?.(error));
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.settings.smppPort, this.settings.host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /** Cuts every connection and refuses new ones for a while: a carrier's maintenance window. */
  async goDown(seconds) {
    await this.stop();
    if (seconds > 0) this.later(seconds * 1000, () => this.listen().catch((error) => console.error(error.message)));
  }

  async stop() {
    for (const session of this.server?.sessions.slice() ?? []) session.destroy();
    this.bound.clear();
    this.inFlight.clear();
    if (this.server?.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  close() {
    for (const timer of this.timers) clearTimeout(timer);
    return this.stop();
  }

  later(ms, work) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }

  welcome(session) {
    session.on('error', () => session.destroy());
    session.on('close', () => {
      this.bound.delete(session);
      for (const [id, carriedBy] of this.inFlight) if (carriedBy === session) this.inFlight.delete(id);
      this.deliverOwed();
    });
    for (const kind of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) {
      session.on(kind, (pdu) => this.bind(session, pdu, kind));
    }
    session.on('submit_sm', (pdu) => this.submit(session, pdu));
    session.on('query_sm', (pdu) => this.query(session, pdu));
    session.on('enquire_link', (pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('unknown', (pdu) => session.send(pdu.response()));
  }

  bind(session, pdu, kind) {
    const known = pdu.system_id === this.settings.systemId
      && pdu.password === this.settings.password.slice(0, LONGEST_PASSWORD);
    if (!known) {
      this.network.counters.refusedBinds++;
      session.send(pdu.response({ command_status: smpp.ESME_RBINDFAIL }), () => session.close());
      return;
    }
    this.network.counters.binds++;
    session.mayTransmit = kind !== 'bind_receiver';
    session.send(pdu.response({ system_id: 'carrier', sc_interface_version: 0x34 }));
    if (kind === 'bind_transmitter') return;
    this.bound.add(session);
    this.deliverOwed();
  }

  submit(session, pdu) {
    const { network, faults } = this;
    network.counters.submits++;
    const refuse = (counter, status) => {
      network.counters[counter]++;
      session.send(pdu.response({ command_status: status }));
    };
    if (!session.mayTransmit) return refuse('rejected', smpp.ESME_RINVBNDSTS);
    if (faults.spend('throttle')) return refuse('throttled', smpp.ESME_RTHROTTLED);
    if (faults.spend('queueFull')) return refuse('throttled', smpp.ESME_RMSGQFUL);
    const to = handsetOf(pdu.destination_addr);
    if (!/^1\d{10}$/.test(to) || faults.rejectNumbers.includes(to)) return refuse('rejected', smpp.ESME_RINVDSTADR);

    const number = this.nextId++;
    const id = faults.hexIds ? number.toString(16) : String(number);
    const wantsReceipt = (pdu.registered_delivery & 1) === 1;
    network.accept(id, String(number), pdu.source_addr, to, textOf(pdu), partOf(pdu), wantsReceipt);
    const respond = () => session.send(pdu.response({ message_id: id }));
    const receipt = () => this.receipt(id);
    const delay = faults.receiptDelayMs ?? this.settings.receiptDelayMs;
    if (faults.spend('dropResponses')) {
      network.counters.responsesDropped++;
      return this.later(delay, receipt);
    }
    if (faults.receiptBeforeResponse) {
      receipt();
      return this.later(delay, respond);
    }
    respond();
    this.later(delay, receipt);
  }

  receipt(id) {
    const { receiptId, from, to, wantsReceipt } = this.network.accepted.get(id);
    const state = this.faults.failNumbers.includes(to) ? UNDELIVERABLE : DELIVERED;
    this.network.settle(id, state);
    if (this.faults.noReceipts || !wantsReceipt) return;
    const minute = new Date().toISOString().replace(/[^0-9]/g, '').slice(2, 12);
    const delivered = state === DELIVERED;
    this.network.owe('receipt', `receipt-${id}`, [{
      source_addr: to,
      destination_addr: from,
      esm_class: RECEIPT,
      data_coding: 0,
      short_message: `id:${receiptId} sub:001 dlvrd:00${delivered ? 1 : 0} submit date:${minute} done date:${minute} `
        + `stat:${STATE_NAMES[state]} err:${delivered ? '000' : '001'} text:`,
      receipted_message_id: receiptId,
      message_state: state,
    }]);
    if (this.faults.repeatReceipts) {
      const again = structuredClone(this.network.owed.get(`receipt-${id}`).pdus);
      this.network.owe('receipt', `receipt-${id}-again`, again);
    }
    this.deliverOwed();
  }

  query(session, pdu) {
    const message = this.network.accepted.get(pdu.message_id);
    if (!message) return session.send(pdu.response({ command_status: smpp.ESME_RQUERYFAIL }));
    session.send(pdu.response({ message_id: pdu.message_id, final_date: '', message_state: message.state, error_code: 0 }));
  }

  /** Sends what is owed, within the window; what the ESME does not acknowledge is sent again after a while. */
  deliverOwed() {
    const session = [...this.bound].at(-1);
    if (!session) return;
    for (const [id, owed] of this.network.owed) {
      if (this.inFlight.size >= WINDOW) return;
      if (!this.inFlight.has(id)) this.deliver(session, id, owed);
    }
  }

  deliver(session, id, { kind, pdus }) {
    this.inFlight.set(id, session);
    const free = () => {
      if (this.inFlight.get(id) === session) this.inFlight.delete(id);
      this.deliverOwed();
    };
    let open = pdus.length;
    for (const pdu of pdus) {
      this.network.counters[kind === 'receipt' ? 'receiptsSent' : 'repliesSent']++;
      session.deliver_sm(wire(pdu), (response) => {
        if (response.command_status !== 0 || --open > 0) return;
        this.network.counters[kind === 'receipt' ? 'receiptsAcknowledged' : 'repliesAcknowledged']++;
        this.network.acknowledged(id);
        free();
      });
    }
    this.later(this.settings.retryMs, () => {
      if (this.network.owed.has(id)) free();
    });
  }
}

function wire(pdu) {
  const { udh, text, ...rest } = pdu;
  if (text === undefined) return rest;
  const body = Buffer.from(text, 'utf16le').swap16();
  return { ...rest, short_message: udh ? Buffer.concat([Buffer.from(udh), body]) : body };
}

function textOf(pdu) {
  const message = pdu.short_message?.message ?? '';
  if (message.length > 0 || !pdu.message_payload) return message;
  return pdu.message_payload.message ?? '';
}

/** The concatenation header with an 8 bit (00) or a 16 bit (08) reference. */
function partOf(pdu) {
  for (const element of pdu.short_message?.udh ?? []) {
    if (element[0] === 0x00) return { reference: element[2], total: element[3], sequence: element[4] };
    if (element[0] === 0x08) return { reference: element.readUInt16BE(2), total: element[4], sequence: element[5] };
  }
  return { total: 1 };
}
