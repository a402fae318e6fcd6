// What the mobile network knows: handsets and their texts, parts that wait for their siblings, and the deliver_sm
// (receipts and citizens' replies) that the ESME has not acknowledged yet. Changes only through journaled events.
import { randomUUID } from 'node:crypto';

/** 13800001234, +8613800001234 and 8613800001234 are one handset. */
export function handsetOf(number) {
  return String(number).replace(/[^0-9]/g, '').replace(/^(00)?86(?=1\d{10}$)/, '');
}

const ENROUTE = 1;
const LONGEST_UNIT_COUNT = 70;
const PART_UNIT_COUNT = 67;

export class Network {
  constructor(journal, now = () => new Date()) {
    this.journal = journal;
    this.now = now;
    this.handsets = new Map();
    this.waitingParts = new Map();
    this.seenParts = new Set();
    this.seenTexts = new Set();
    this.owed = new Map();
    this.accepted = new Map();
    this.reference = 0;
    this.counters = {
      submits: 0, accepted: 0, rejected: 0, throttled: 0, responsesDropped: 0, texts: 0,
      duplicateParts: 0, duplicateTexts: 0, cutCharacters: 0, receiptsSent: 0, receiptsAcknowledged: 0,
      repliesSent: 0, repliesAcknowledged: 0, binds: 0, refusedBinds: 0,
    };
    journal.replay((event) => this.apply(event));
  }

  record(event) {
    this.journal.write(event);
    this.apply(event);
  }

  /** One accepted submit_sm: `part` is {reference, total, sequence}, {total: 1} for a single message. */
  accept(id, receiptId, from, to, text, part, wantsReceipt) {
    const at = this.now().toISOString();
    this.record({ type: 'part', id, receiptId, from, to: handsetOf(to), text, part, wantsReceipt, at });
  }

  /** Owes the ESME a receipt until it acknowledges it. `state` is an SMPP message_state. */
  owe(kind, id, pdus) {
    this.record({ type: 'owed', kind, id, pdus });
  }

  acknowledged(id) {
    if (this.owed.has(id)) this.record({ type: 'acknowledged', id });
  }

  settle(id, state) {
    this.record({ type: 'settled', id, state, at: this.now().toISOString() });
  }

  /** The citizen types a reply; `to` defaults to the address of the newest text that the handset got. */
  reply(number, text, to) {
    const handset = handsetOf(number);
    const target = to ?? this.messages(handset).filter((m) => m.direction === 'IN').at(-1)?.from;
    if (!target) return null;
    const id = randomUUID();
    this.record({ type: 'reply', id, handset, to: target, text, at: this.now().toISOString() });
    this.owe('reply', id, this.replyPdus(handset, target, text));
    return this.messages(handset).at(-1);
  }

  replyPdus(handset, target, text) {
    const units = text.length <= LONGEST_UNIT_COUNT ? [text] : pieces(text, PART_UNIT_COUNT);
    const reference = this.reference++ % 256;
    return units.map((piece, i) => ({
      source_addr: handset,
      destination_addr: target,
      esm_class: units.length > 1 ? 0x40 : 0,
      data_coding: 8,
      udh: units.length > 1 ? [5, 0, 3, reference, units.length, i + 1] : null,
      text: piece,
    }));
  }

  /** Ids of the parts whose fate was open when the carrier last stopped. */
  enRoute() {
    return [...this.accepted].filter(([, message]) => message.state === ENROUTE).map(([id]) => id);
  }

  messages(number) {
    return this.handsets.get(handsetOf(number)) ?? [];
  }

  apply(event) {
    switch (event.type) {
      case 'part': return this.applyPart(event);
      case 'owed': return void this.owed.set(event.id, { kind: event.kind, pdus: event.pdus });
      case 'acknowledged': return void this.owed.delete(event.id);
      case 'settled': return void Object.assign(this.accepted.get(event.id) ?? {}, { state: event.state, doneAt: event.at });
      case 'reply':
        return void this.handset(event.handset).push({
          id: event.id, at: event.at, from: event.handset, to: event.to, text: event.text, parts: 1, direction: 'OUT',
        });
      default: throw new Error(`the journal has an unknown event ${event.type}`);
    }
  }

  applyPart({ id, receiptId, from, to, text, part, wantsReceipt, at }) {
    this.counters.accepted++;
    this.accepted.set(id, { receiptId, from, to, wantsReceipt, state: ENROUTE, at });
    const fingerprint = JSON.stringify([from, to, part, text]);
    if (this.seenParts.has(fingerprint)) this.counters.duplicateParts++;
    this.seenParts.add(fingerprint);
    if (/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text)) this.counters.cutCharacters++;
    if (part.total === 1) return this.show(id, from, to, text, 1, at);
    const key = JSON.stringify([from, to, part.reference, part.total]);
    const siblings = this.waitingParts.get(key) ?? new Map();
    siblings.set(part.sequence, text);
    this.waitingParts.set(key, siblings);
    if (siblings.size === part.total) {
      this.waitingParts.delete(key);
      const whole = [...siblings.entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]).join('');
      this.show(id, from, to, whole, part.total, at);
    }
  }

  show(id, from, to, text, parts, at) {
    this.counters.texts++;
    const fingerprint = JSON.stringify([to, text]);
    if (this.seenTexts.has(fingerprint)) this.counters.duplicateTexts++;
    this.seenTexts.add(fingerprint);
    this.handset(to).push({ id, at, from, text, parts, direction: 'IN' });
  }

  handset(number) {
    if (!this.handsets.has(number)) this.handsets.set(number, []);
    return this.handsets.get(number);
  }
}

/** Never cuts a surrogate pair. */
function pieces(text, longest) {
  const result = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + longest, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1])) end--;
    result.push(text.slice(at, end));
    at = end;
  }
  return result;
}
