// @ts-check
/** Whether an attempt still takes answers. @param {import('./work.js').Attempt} attempt */
export const isRunning = (attempt) => attempt.state === 'OPEN' || attempt.state === 'PAUSED';

/** Whether all that the replay found is told. @param {import('./desk.js').Answer} answer */
export const isReplayed = (answer) => (answer.explanation?.replay?.explanation?.length ?? 0) > 0;
