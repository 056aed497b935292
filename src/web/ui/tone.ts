/** accent: yes, current · todo: to do, unknown · late: late, no, a gap, and nothing else · wait: a partner must act. */
export type Tone = 'accent' | 'todo' | 'late' | 'wait' | 'neutral'
