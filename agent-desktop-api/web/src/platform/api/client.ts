import { ApiProblem, plainWords, problemOf } from './problem'

/** Where the client takes its token from, and what it asks when the server says the token is stale. */
export interface TokenSource {
  token(): string | null
  /** Resolves true when a newer token is there; concurrent callers share one refresh. */
  renew(): Promise<boolean>
  expired(): void
}

let tokens: TokenSource = { token: () => null, renew: async () => false, expired: () => {} }

export function useTokens(source: TokenSource): void {
  tokens = source
}

function newCorrelationId(): string {
  return crypto.randomUUID().slice(0, 8)
}

async function send(method: string, path: string, body: unknown, accept: string): Promise<Response> {
  const correlationId = newCorrelationId()
  const headers: Record<string, string> = { accept, 'x-correlation-id': correlationId }
  const token = tokens.token()
  if (token) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  } catch {
    throw new ApiProblem(0, '没有连上', plainWords(0), correlationId)
  }
  if (!response.ok) throw await problemOf(response, correlationId)
  return response
}

async function call(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<Response> {
  try {
    return await send(method, path, body, accept)
  } catch (error) {
    const stale = error instanceof ApiProblem && error.status === 401 && !path.startsWith('/api/session')
    if (!stale || !tokens.token()) throw error
    if (await tokens.renew()) return send(method, path, body, accept)
    tokens.expired()
    throw error
  }
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await call(method, path, body)
  if (response.status === 204) return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export const http = {
  get: <T>(path: string) => json<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => json<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => json<T>('PUT', path, body),
  delete: <T>(path: string) => json<T>('DELETE', path),
  blob: async (path: string) => (await call('GET', path, undefined, '*/*')).blob(),
}

/** One file as a body, with how much of it is sent; fetch does not tell that. A stale token is renewed once, like any other's. */
export async function upload<T>(path: string, file: Blob, sent: (share: number) => void): Promise<T> {
  try {
    return await uploadOnce<T>(path, file, sent)
  } catch (error) {
    const stale = error instanceof ApiProblem && error.status === 401
    if (!stale || !(await tokens.renew())) throw error
    return uploadOnce<T>(path, file, sent)
  }
}

function uploadOnce<T>(path: string, file: Blob, sent: (share: number) => void): Promise<T> {
  const correlationId = newCorrelationId()
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-correlation-id', correlationId)
    request.setRequestHeader('content-type', 'application/octet-stream')
    const token = tokens.token()
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total)
    request.onerror = () => failed(new ApiProblem(0, '没有连上', plainWords(0), correlationId))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done(JSON.parse(request.responseText) as T)
      else void problemOf(new Response(request.responseText, { status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } }), correlationId).then(failed)
    }
    request.send(file)
  })
}

/** `query({a: 1, b: undefined})` is `?a=1`. */
export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}
