// A stand-in for the server, to look at every page of the desktop without a telephone: `npm run mock`, then open the page.
// It speaks the contract's HTTP and WebSocket, keeps everything in memory, and rings by itself when asked:
//   POST /mock/ring            a call for 1001: pop, then answered after 4 s unless ?answer=0
//   POST /mock/hang-up         the caller hangs up
//   POST /mock/cut             drops every WebSocket (the desktop must come back by itself)
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { route } from './routes.mjs'
import { Stream } from './stream.mjs'
import { agents, people } from './world.mjs'

const port = Number(process.env.MOCK_PORT ?? 8099)
const dist = fileURLToPath(new URL('../../../agent-desktop-api/web/dist/', import.meta.url))
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const stream = new Stream()

function personOf(token) {
  return people[String(token ?? '').replace(/^Bearer /, '').replace(/^token-/, '').split('.')[0]]
}

function page(path, response) {
  const wanted = normalize(join(dist, path))
  const file = wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html')
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}

async function bodyOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length && request.headers['content-type'] !== 'application/octet-stream' ? JSON.parse(Buffer.concat(chunks).toString()) : {}
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`)
  if (!/^\/(api|mock|debug)\//.test(url.pathname)) return page(url.pathname, response)
  const person = personOf(request.headers.authorization)
  const answer = await route({ method: request.method, url, person, body: await bodyOf(request), stream, headers: request.headers })
  const headers = { 'x-mock': 'yes', 'x-correlation-id': request.headers['x-correlation-id'] ?? 'mock', ...answer.headers }
  if (Buffer.isBuffer(answer.body)) return response.writeHead(answer.status, headers).end(answer.body)
  headers['content-type'] = answer.status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(answer.status, headers)
  response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body))
})

const sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, (ws) => {
  ws.on('message', (text) => {
    const message = JSON.parse(text.toString())
    const person = message.type === 'auth' ? personOf(message.token) : null
    if (message.type === 'auth' && !person) ws.close(4401)
    else if (message.type === 'follow') stream.follow(ws, message.topic)
    else if (person) stream.join(ws, person, message, agents.find((agent) => agent.agent === person.extension))
  })
  ws.on('close', () => stream.leave(ws))
}))

server.listen(port, '127.0.0.1', () => console.log(`mock: http://127.0.0.1:${port} (any password; 1001, banzhang, shenhe, unit-cg, admin)`))
