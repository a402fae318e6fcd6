// The handsets' HTTP side: loopback only, every request but /health needs the token.
import http from 'node:http';
import { timingSafeEqual } from 'node:crypto';

const LONGEST_BODY = 16 * 1024;
const LONGEST_REPLY = 1000;

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function handsetApi(settings, network, faults, centre) {
  const server = http.createServer((request, response) => {
    answer(request)
      .then((body) => send(response, 200, body))
      .catch((error) => send(response, error.status ?? 500, { error: error.message }));
  });

  async function answer(request) {
    const { pathname } = new URL(request.url, 'http://carrier');
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /health') return { status: 'UP', bound: centre.bound.size, owed: network.owed.size };
    if (!authorized(request, settings.token)) throw new Refusal(401, 'the token is missing or wrong');
    const handset = /^\/handsets\/([0-9+]{3,20})\/(messages|reply)$/.exec(pathname);
    if (handset && request.method === 'GET' && handset[2] === 'messages') return network.messages(handset[1]);
    if (handset && request.method === 'POST' && handset[2] === 'reply') return reply(handset[1], await json(request));
    if (route === 'GET /counters') return network.counters;
    if (route === 'POST /faults') return breakThings(await json(request));
    throw new Refusal(404, `nothing is at ${route}`);
  }

  function reply(number, { text, to }) {
    if (typeof text !== 'string' || text.length > LONGEST_REPLY) {
      throw new Refusal(400, `text must be a string of at most ${LONGEST_REPLY} units`);
    }
    if (to !== undefined && !/^\d{3,20}$/.test(to)) throw new Refusal(400, 'to must be 3 to 20 digits');
    const sent = network.reply(number, text, to);
    if (!sent) throw new Refusal(409, 'the handset has no text to reply to; name an address in "to"');
    centre.deliverOwed();
    return sent;
  }

  async function breakThings(wanted) {
    try {
      faults.set(wanted);
    } catch (error) {
      throw new Refusal(400, error.message);
    }
    if (wanted.down) await centre.goDown(wanted.down);
    return { ...faults };
  }

  return {
    listen: () => new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(settings.httpPort, settings.host, resolve);
    }),
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

function authorized(request, token) {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function json(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new Refusal(413, 'the body is too long');
    chunks.push(chunk);
  }
  try {
    const value = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('not an object');
    return value;
  } catch {
    throw new Refusal(400, 'the body must be a JSON object');
  }
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
