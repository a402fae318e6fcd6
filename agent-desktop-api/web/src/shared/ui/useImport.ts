import { ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem } from '@/platform/api/problem'

/** How a kind of file is looked at and taken in; both get its bytes as Base64, whatever its encoding: the server reads it. */
export interface Import<P> {
  mostBytes: number
  /** What to do about a larger one, as a sentence. */
  tooLarge: string
  preview: (content: string) => Promise<P>
  /** What was previewed; told to the person when it is done. A 409, when somebody was quicker, is previewed anew. */
  add: (content: string, seen: P) => Promise<void>
}

/** A file is chosen, previewed, and only then imported. */
export function useImport<P>(kind: Import<P>) {
  const name = ref('')
  const preview = shallowRef<P | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  let content = ''

  async function choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    if (!file) return
    giveUp()
    name.value = file.name
    if (file.size > kind.mostBytes) {
      problem.value = asProblem(new Error(kind.tooLarge))
    } else {
      content = base64(new Uint8Array(await file.arrayBuffer()))
      await look()
    }
    // The same file, corrected, can be chosen again.
    input.value = ''
  }

  async function look(): Promise<void> {
    busy.value = true
    try {
      preview.value = await kind.preview(content)
      problem.value = null
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }

  async function add(): Promise<void> {
    const seen = preview.value
    if (!seen) return
    busy.value = true
    try {
      await kind.add(content, seen)
      giveUp()
    } catch (error) {
      const refused = asProblem(error)
      if (refused.status === 409) await look()
      problem.value = refused
    } finally {
      busy.value = false
    }
  }

  function giveUp(): void {
    name.value = ''
    preview.value = null
    problem.value = null
  }

  return { name, preview, problem, busy, choose, add, giveUp }
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
