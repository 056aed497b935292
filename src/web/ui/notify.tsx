import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'
import { errorSentence } from '../errors.fr.ts'
import { Icon } from './icon.tsx'

const UNDO_MS = 10_000
const READ_MS = 5_000

/** Says that it is done. With `undo`, ten seconds to change one's mind. */
export function notifyDone(message: string, undo?: () => void): void {
  const id = notifications.show({
    icon: <Icon of={IconCheck} />,
    color: 'pine',
    autoClose: undo ? UNDO_MS : READ_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        {undo && (
          <Button
            variant="default"
            size="xs"
            flex="none"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}
          >
            Annuler
          </Button>
        )}
      </Group>
    ),
  })
}

/** Says why a one-tap action did not pass; nothing was kept. */
export function notifyFailure(error: unknown): void {
  notifications.show({ color: 'red', autoClose: READ_MS * 2, message: errorSentence(error) })
}
