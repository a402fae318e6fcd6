/** The queues that the hotline starts with; a queue that a supervisor adds is shown by its id. */
export const queueNames: Record<string, string> = {
  general: '综合受理',
  guiliu: '桂柳话',
  english: 'English',
  leader: '领导接听',
  night: '夜间值守',
}

/** Where an agent may send a citizen. */
export const sendTo = ['general', 'guiliu', 'english', 'leader']
