// An append-only file of JSON lines, so that a restarted carrier knows its handsets and what it still owes the ESME.
import fs from 'node:fs';
import path from 'node:path';

export class Journal {
  constructor(directory) {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.file = path.join(directory, 'journal.jsonl');
    this.descriptor = null;
  }

  /** Replays every whole line in order; a line cut short by a kill is the last one, and is dropped. */
  replay(apply) {
    if (fs.existsSync(this.file)) {
      const text = fs.readFileSync(this.file, 'utf8');
      for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
        if (line) apply(JSON.parse(line));
      }
      fs.truncateSync(this.file, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
    }
    this.descriptor = fs.openSync(this.file, 'a', 0o600);
  }

  write(event) {
    fs.writeSync(this.descriptor, JSON.stringify(event) + '\n');
  }

  close() {
    if (this.descriptor !== null) fs.closeSync(this.descriptor);
    this.descriptor = null;
  }
}
