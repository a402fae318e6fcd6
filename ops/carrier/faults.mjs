// What a test may break. Every fault is off by default and none survives a restart.
const KNOWN = {
  down: 'seconds', noReceipts: 'boolean', throttle: 'count', queueFull: 'count', dropResponses: 'count',
  receiptBeforeResponse: 'boolean', failNumbers: 'numbers', rejectNumbers: 'numbers', hexIds: 'boolean',
  receiptDelayMs: 'milliseconds', repeatReceipts: 'boolean', reset: 'boolean',
};

const OFF = {
  noReceipts: false, throttle: 0, queueFull: 0, dropResponses: 0, receiptBeforeResponse: false, failNumbers: [],
  rejectNumbers: [], hexIds: false, receiptDelayMs: null, repeatReceipts: false,
};

export class Faults {
  constructor() {
    Object.assign(this, structuredClone(OFF));
  }

  /** Merges a request's faults; throws on a name or a value that means nothing. */
  set(wanted) {
    for (const [name, value] of Object.entries(wanted)) {
      const kind = KNOWN[name];
      if (!kind) throw new Error(`no fault is called ${name}; there are ${Object.keys(KNOWN).join(', ')}`);
      const fits = kind === 'boolean' ? typeof value === 'boolean'
        : kind === 'numbers' ? Array.isArray(value) && value.every((n) => typeof n === 'string')
          : typeof value === 'number' && value >= 0;
      if (!fits) throw new Error(`${name} takes ${kind}`);
    }
    if (wanted.reset) Object.assign(this, structuredClone(OFF));
    for (const name of Object.keys(OFF)) if (name in wanted) this[name] = wanted[name];
  }

  /** Uses up one of a counted fault. */
  spend(name) {
    if (this[name] <= 0) return false;
    this[name]--;
    return true;
  }
}
