import { ApiProblem } from './problem'

const SHORTEST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 1000

/**
 * Asks for something that was announced before it is there, again while the answer is 404.
 *
 * @param pause resolves false when nobody waits any more
 */
export async function onceThere<T>(ask: () => Promise<T>, attempts: number, pause: (ms: number) => Promise<boolean>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const notYet = error instanceof ApiProblem && error.status === 404
      if (!notYet || attempt >= attempts || !(await pause(Math.min(attempt * SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS)))) throw error
    }
  }
}
