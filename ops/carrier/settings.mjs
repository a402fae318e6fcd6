// Where the carrier listens and what it needs to know; read once from the environment.
import fs from 'node:fs';
import path from 'node:path';

function port(name, fallback) {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 1 || value > 65535) {
    throw new Error(`${name}=${process.env[name]} is not a port number`);
  }
  return value;
}

/** Reads `key=value` lines; the file holds secrets, so a missing key names the key and never the content. */
export function secretsFrom(file) {
  const secrets = {};
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const at = line.indexOf('=');
    if (at > 0 && !line.startsWith('#')) secrets[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return (key) => {
    if (!secrets[key]) throw new Error(`${file} has no ${key}`);
    return secrets[key];
  };
}

export function settings() {
  const home = process.env.HOTLINE_HOME ?? '.hotline';
  const secret = secretsFrom(process.env.HOTLINE_SECRETS ?? path.join(home, 'secrets.properties'));
  return {
    host: '127.0.0.1',
    smppPort: port('HOTLINE_SMPP_PORT', 2775),
    httpPort: port('HOTLINE_CARRIER_HTTP_PORT', 2780),
    systemId: process.env.HOTLINE_SMPP_SYSTEM_ID ?? 'hotline',
    password: secret('smpp.password'),
    token: secret('carrier.token'),
    stateDir: path.join(home, 'carrier'),
    /** From accepting a part until its delivery receipt, in milliseconds. */
    receiptDelayMs: Number(process.env.HOTLINE_CARRIER_RECEIPT_DELAY_MS ?? 300),
    /** How long the ESME has for a deliver_sm_resp before the carrier tries again, in milliseconds. */
    retryMs: Number(process.env.HOTLINE_CARRIER_RETRY_MS ?? 3000),
  };
}
