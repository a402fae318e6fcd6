import { http } from './client'

const worker: Promise<boolean> = register()

/** The audio worker adds the token to the player's range requests, which an <audio> element cannot do by itself. */
async function register(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return false
  try {
    await navigator.serviceWorker.register('/audio-worker.js')
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return true
    return await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true })
      setTimeout(() => resolve(Boolean(navigator.serviceWorker.controller)), 1_500)
    })
  } catch {
    return false
  }
}

/** Answers the worker when it asks for the token. */
export function answerTokens(token: () => string | null): void {
  navigator.serviceWorker?.addEventListener('message', (event) => {
    if (event.data?.type === 'token?') event.ports[0]?.postMessage(token())
  })
}

/** Something an <audio> element can play: by ranges through the worker, or else the whole file fetched first. */
export async function audioSource(path: string): Promise<string> {
  if (await worker) return path
  return URL.createObjectURL(await http.blob(path))
}

export function releaseSource(source: string): void {
  if (source.startsWith('blob:')) URL.revokeObjectURL(source)
}
