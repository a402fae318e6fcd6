// Adds the bearer token to the audio player's range requests; touches nothing else. The token stays in the page: it is
// asked for at each request and never stored here.
const AUDIO = /^\/api\/recordings\/[0-9a-f-]+\/audio$/i

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (url.origin !== self.location.origin || !AUDIO.test(url.pathname)) return
  if (event.request.headers.has('authorization')) return
  event.respondWith(withToken(event))
})

async function withToken(event) {
  const headers = new Headers(event.request.headers)
  const token = await askToken(event.clientId)
  if (token) headers.set('authorization', `Bearer ${token}`)
  return fetch(event.request.url, { headers, credentials: 'same-origin' })
}

async function askToken(clientId) {
  const client = await self.clients.get(clientId)
  if (!client) return null
  return new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = (message) => resolve(message.data)
    setTimeout(() => resolve(null), 2000)
    client.postMessage({ type: 'token?' }, [channel.port2])
  })
}
