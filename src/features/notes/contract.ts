import { z } from 'zod'
import { CalendarDate, Id, words } from '#kernel/wire.ts'
import { NOTE_AUDIENCES } from './domain/audiences.ts'

/** Where a note goes: chosen by its writer before the first word. */
export const NoteAudience = z.enum(NOTE_AUDIENCES)
export type NoteAudience = z.infer<typeof NoteAudience>

export const NewNote = z.object({
  id: Id,
  subjectPersonId: Id,
  audience: NoteAudience,
  text: words(5000),
})

export const Note = z.object({
  id: Id,
  subjectPersonId: Id,
  subjectName: z.string(),
  audience: NoteAudience,
  /** Null when the key that sealed it is lost: the text is gone, the note stays. */
  text: z.string().nullable(),
  writtenOn: CalendarDate,
  author: z.string(),
  isMine: z.boolean(),
})
export type Note = z.infer<typeof Note>

export const NoteList = z.object({
  notes: z.array(Note),
  /** The audiences that the reader may write to, with the readers of each in words: the preview. */
  audiences: z.array(
    z.object({
      code: NoteAudience,
      label: z.string(),
      readBy: z.string(),
      persons: z.array(z.object({ id: Id, name: z.string() })),
    }),
  ),
})
export type NoteList = z.infer<typeof NoteList>
