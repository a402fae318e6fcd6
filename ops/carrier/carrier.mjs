#!/usr/bin/env node
// The sandbox's mobile carrier: a real SMPP 3.4 peer (npm smpp) with simulated handsets. Never part of production.
import { Centre } from './centre.mjs';
import { Faults } from './faults.mjs';
import { handsetApi } from './handset-api.mjs';
import { Journal } from './journal.mjs';
import { Network } from './network.mjs';
import { settings as read } from './settings.mjs';

function stopWith(message) {
  console.error(`carrier: ${message}`);
  process.exit(1);
}

function explain(error, settings) {
  if (error.code === 'EADDRINUSE') {
    const name = error.port === settings.smppPort ? 'HOTLINE_SMPP_PORT' : 'HOTLINE_CARRIER_HTTP_PORT';
    return `port ${error.port} on ${error.address} is taken by another program; free it or set ${name}`;
  }
  return error.message;
}

let settings;
try {
  settings = read();
} catch (error) {
  stopWith(error.message);
}

const journal = new Journal(settings.stateDir);
const network = new Network(journal);
const faults = new Faults();
const centre = new Centre(settings, network, faults);
const api = handsetApi(settings, network, faults, centre);

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await Promise.all([centre.close(), api.close()]);
  journal.close();
  console.log('carrier: stopped');
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  await centre.start();
  await api.listen();
} catch (error) {
  stopWith(explain(error, settings));
}
console.log(`carrier: SMPP on ${settings.host}:${settings.smppPort}, handsets on ${settings.host}:${settings.httpPort}`);
