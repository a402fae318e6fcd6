/** A refused or failed request, in words a person can act on. `correlationId` finds it in the server's log. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly correlationId: string,
    readonly article: string | null = null,
    readonly field: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail)
  }

  /** True when the server never answered: the request may be tried again as it is. */
  get unreachable(): boolean {
    return this.status === 0
  }
}

const fallback: Record<number, string> = {
  0: '连接不上服务器。请检查网络，稍后会自动重试。',
  400: '提交的内容有误，请检查后再试。',
  401: '登录已过期，请重新登录。',
  403: '您的账号没有这项权限。如需办理，请联系班长。',
  404: '没有找到这条记录，可能已被移走。请刷新列表。',
  409: '这条记录刚刚被别人更新过，请刷新后再试。',
  413: '内容太长，请精简后再提交。',
  429: '操作太频繁，请稍等片刻再试。',
  503: '服务正在恢复，请稍后再试。',
}

export function plainWords(status: number): string {
  return fallback[status] ?? '服务器出了点问题，请稍后再试；若仍不行，请把编号告诉管理员。'
}

/** Reads an RFC 9457 document; anything else becomes plain words for its status. */
export async function problemOf(response: Response, correlationId: string): Promise<ApiProblem> {
  let body: Record<string, unknown> = {}
  try {
    if ((response.headers.get('content-type') ?? '').includes('json')) body = await response.json()
  } catch {
    body = {}
  }
  const text = (key: string) => (typeof body[key] === 'string' && body[key] ? (body[key] as string) : null)
  const retryAfter = Number(response.headers.get('retry-after'))
  return new ApiProblem(
    response.status,
    text('title') ?? '没有成功',
    text('detail') ?? plainWords(response.status),
    text('correlationId') ?? response.headers.get('x-correlation-id') ?? correlationId,
    text('article'),
    text('field'),
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  )
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(-1, '没有成功', error instanceof Error ? error.message : String(error), '-')
}
