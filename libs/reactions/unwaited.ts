/**
 * Before a statement that may be lost with the machine, since what it says is found out again: its
 * commit waits for no disk. That is half of the time from an event to its command.
 */
export const unwaited = `unwaited as (select set_config('synchronous_commit', 'off', true))`;
