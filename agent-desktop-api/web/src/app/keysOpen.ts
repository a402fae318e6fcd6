import { ref } from 'vue'

/** Whether the list of keys is shown; `?` and the rail open it. */
export const keysOpen = ref(false)
