// The carrier as a program: `node --test` starts it on free ports and talks to it as an ESME and as a handset.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import smpp from 'smpp';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'carrier-'));
fs.writeFileSync(path.join(home, 'secrets.properties'), 'smpp.password=longer-than-eight\ncarrier.token=t0ken\n');
const ports = {};
let carrier;

/** Ports that nobody listens on, reserved together: asked for one after the other they may be the same one twice. */
async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  })));
  const numbers = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return numbers;
}

function start() {
  const env = {
    ...process.env, HOTLINE_HOME: home, HOTLINE_SMPP_PORT: ports.smpp, HOTLINE_CARRIER_HTTP_PORT: ports.http,
    HOTLINE_CARRIER_RECEIPT_DELAY_MS: 20,
  };
  const child = spawn(process.execPath, [new URL('carrier.mjs', import.meta.url).pathname], { env });
  child.errors = '';
  child.stderr.on('data', (chunk) => { child.errors += chunk; });
  child.exited = new Promise((resolve) => child.on('exit', resolve));
  child.ready = new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.on('exit', (code) => reject(new Error(`the carrier ended with ${code}: ${child.errors}`)));
  });
  child.ready.catch(() => {}); // whoever waits for it is told
  return child;
}

async function ask(method, where, body, token = 't0ken') {
  const response = await fetch(`http://127.0.0.1:${ports.http}${where}`, {
    method, body: body && JSON.stringify(body), headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
}

const connect = () => new Promise((resolve) => {
  const session = smpp.connect({ host: '127.0.0.1', port: ports.smpp }, () => {
    session.bind_transceiver({ system_id: 'hotline', password: 'longer-t' }, (response) => {
      session.bindStatus = response.command_status;
      resolve(session);
    });
  });
});

before(async () => {
  for (let attempt = 1; ; attempt++) {
    [ports.smpp, ports.http] = await freePorts(2);
    carrier = start();
    try {
      await carrier.ready;
      return;
    } catch (error) {
      if (attempt === 5 || !/is taken/.test(error.message)) {
        throw error; // somebody else may take a free port before the carrier does, not five times
      }
    }
  }
});

after(async () => {
  carrier.kill('SIGTERM');
  assert.equal(await carrier.exited, 0);
  fs.rmSync(home, { recursive: true });
});

test('a text reaches its handset, survives a restart, and the reply comes back to the same address', async () => {
  let session = await connect();
  assert.equal(session.bindStatus, 0);
  const receipt = new Promise((resolve) => session.once('deliver_sm', resolve));
  session.submit_sm({
    source_addr: '106123451001', destination_addr: '8613800001234', registered_delivery: 1, data_coding: 8,
    short_message: Buffer.from('您好', 'utf16le').swap16(),
  });
  const delivered = await receipt;
  assert.equal(delivered.esm_class, 4);
  assert.equal(delivered.message_state, 2);
  session.send(delivered.response());
  session.close();
  carrier.kill('SIGTERM');
  assert.equal(await carrier.exited, 0);

  carrier = start();
  await carrier.ready;
  const { body: texts } = await ask('GET', '/handsets/13800001234/messages');
  assert.deepEqual(texts.map((m) => [m.from, m.text, m.parts, m.direction]), [['106123451001', '您好', 1, 'IN']]);
  session = await connect();
  const reply = new Promise((resolve) => session.once('deliver_sm', resolve));
  assert.equal((await ask('POST', '/handsets/13800001234/reply', { text: '1' })).status, 200);
  const inbound = await reply;
  assert.deepEqual([inbound.source_addr, inbound.destination_addr, inbound.short_message.message],
    ['13800001234', '106123451001', '1']);
  session.send(inbound.response());
  session.close();
});

test('a wrong token, an unknown fault and a handset without texts are refused', async () => {
  assert.equal((await ask('GET', '/handsets/13800001234/messages', undefined, 'wrong')).status, 401);
  assert.equal((await ask('POST', '/faults', { explode: true })).status, 400);
  assert.equal((await ask('POST', '/handsets/13900000000/reply', { text: '1' })).status, 409);
});

test('a second carrier on the same port says which port is taken', async () => {
  const second = start();
  assert.equal(await second.exited, 1);
  assert.match(second.errors, new RegExp(`port ${ports.smpp} .* is taken`));
});
