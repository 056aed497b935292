import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FormError } from '#web/ui/form-error.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Item, SessionRead } from '../contract.ts'
import { candidateSentence } from '../domain/minutes-words.ts'
import { acts, sendAct, useKeepSession } from './committee-queries.ts'
import { dwellingWords } from './committee-words.ts'
import type { DrawerProps } from './drawer-form.tsx'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

type Props = DrawerProps & { readonly item: Item }

function nextItem({ items }: SessionRead, { position }: Item): Item | undefined {
  const waiting = items.filter(({ state }) => state === 'waiting')
  return waiting.find((item) => item.position > position) ?? waiting[0]
}

/** The decisions as they will stand for good, then the next dwelling. */
export function CloseItemDrawer({ session, item, onClose }: Props) {
  const keep = useKeepSession()
  const navigate = route.useNavigate()
  const next = nextItem(session, item)
  const closing = useMutation({
    mutationFn: async () => {
      const closed = await sendAct(session.id, acts.closeItem(item.id))
      await keep(closed)
      return next ? sendAct(session.id, acts.call(next.id)) : closed
    },
    onSuccess: async (read) => {
      await keep(read)
      await navigate({ search: next ? { logement: next.position } : {} })
    },
  })
  const labels = new Map(session.motives.map(({ code, label }) => [code, label]))
  return (
    <SideDrawer onClose={onClose} title={`Clore : ${dwellingWords(item)}`}>
      <Stack gap="sm">
        <ul className="effects">
          {item.candidates.map((candidate) => (
            <li key={candidate.id}>{candidateSentence(candidate, labels)}</li>
          ))}
        </ul>
        <p className="effect">
          Ces décisions ne se modifieront plus. Les prescripteurs sont informés en premier ; les
          ménages le sont ensuite, par écrit.
        </p>
        <FormError error={closing.error} what="Le logement n’est pas clos, rien n’est perdu." />
        <Group>
          <Button
            loading={closing.isPending}
            onClick={() => {
              closing.mutate()
            }}
          >
            {next ? 'Clore, logement suivant' : 'Clore'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Relire encore
          </Button>
        </Group>
      </Stack>
    </SideDrawer>
  )
}
