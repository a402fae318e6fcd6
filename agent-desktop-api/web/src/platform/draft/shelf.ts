/** Where drafts survive a reload, a crash or a lost network, on this machine only. */
export interface Shelf {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
}

const DATABASE = 'hotline-drafts'
const STORE = 'drafts'

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** IndexedDB with strict durability: what it says is saved survives a killed browser. */
export function indexedDbShelf(): Shelf {
  let database: Promise<IDBDatabase> | null = null
  const store = async (mode: IDBTransactionMode) => {
    database ??= opened()
    return (await database).transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE)
  }
  return {
    get: async (key) => done((await store('readonly')).get(key)),
    put: async (key, value) => void (await done((await store('readwrite')).put(value, key))),
    remove: async (key) => void (await done((await store('readwrite')).delete(key))),
  }
}

export function memoryShelf(): Shelf {
  const values = new Map<string, unknown>()
  return {
    get: async (key) => structuredClone(values.get(key)),
    put: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (key) => void values.delete(key),
  }
}
