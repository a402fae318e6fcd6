import type { components } from '@contract'

export type Progress = components['schemas']['Progress']
type CodeSent = components['schemas']['ProgressCodeSent']
type Opened = components['schemas']['OpenedProgress']

/** What the server refused, in words that can be shown. */
export class Refused extends Error {
  constructor(readonly status: number, detail: string) {
    super(detail)
  }
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(15_000) })
  } catch {
    throw new Refused(0, '网络没有连通，请检查网络后重试')
  }
  const body = (await response.json().catch(() => ({}))) as T & { detail?: string }
  if (!response.ok) throw new Refused(response.status, body.detail ?? '暂时查询不了，请稍后再试，或拨打12345')
  return body
}

const post = <T>(path: string, body: unknown) =>
  ask<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

export const sendCode = (number: string) => post<CodeSent>('/api/progress/codes', { number })
export const open = (number: string, code: string) => post<Opened>('/api/progress', { number, code })
export const view = (token: string) => ask<Progress>('/api/progress', { headers: { 'X-Progress-View': token } })
