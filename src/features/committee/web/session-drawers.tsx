import { getRouteApi } from '@tanstack/react-router'
import type { Item, SessionRead } from '../contract.ts'
import { AddItemDrawer } from './add-item-drawer.tsx'
import { CloseItemDrawer } from './close-item-drawer.tsx'
import { ConvokeDrawer } from './convoke-drawer.tsx'
import { OpenDrawer } from './open-drawer.tsx'
import { PaperDrawer } from './paper-drawer.tsx'
import { ReasonDrawer } from './reason-drawer.tsx'
import { ChangeSessionDrawer } from './session-form.tsx'
import type { SessionPanel } from './session-search.ts'
import { SignDrawer } from './sign-drawer.tsx'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

type Props = { readonly session: SessionRead; readonly item: Item | undefined }

/** What the address says is open over the page. */
export function SessionDrawers({ session, item }: Props) {
  const { volet, candidat } = route.useSearch()
  const navigate = route.useNavigate()
  const onClose = () =>
    void navigate({ search: ({ logement }) => (logement === undefined ? {} : { logement }) })
  const mayWrite = session.abilities.includes('committee.write')
  const shared = { session, onClose }
  if (volet === 'ordre-du-jour') return <PaperDrawer {...shared} what="agenda" />
  if (volet === 'proces-verbal') return <PaperDrawer {...shared} what="minutes" />
  if (volet === 'fiche' && candidat !== undefined)
    return <PaperDrawer {...shared} what={`candidates/${candidat}/sheet`} />
  if (volet === 'signer' && session.abilities.includes('committee.sign'))
    return <SignDrawer {...shared} />
  if (!mayWrite || volet === undefined) return null
  return <SecretaryDrawer {...shared} item={item} volet={volet} />
}

type SecretaryProps = Props & { readonly onClose: () => void; readonly volet: SessionPanel }

function SecretaryDrawer({ session, item, onClose, volet }: SecretaryProps) {
  const navigate = route.useNavigate()
  const shared = { session, onClose }
  const { state } = session
  if (volet === 'modifier' && state === 'drafted') {
    return (
      <ChangeSessionDrawer
        {...shared}
        onCancelSession={() => void navigate({ search: { volet: 'annuler' } })}
      />
    )
  }
  if (volet === 'annuler' && (state === 'drafted' || state === 'convoked'))
    return <ReasonDrawer {...shared} what="cancel" />
  if (volet === 'ajouter' && state === 'drafted') return <AddItemDrawer {...shared} />
  if (volet === 'convoquer' && state === 'drafted') return <ConvokeDrawer {...shared} />
  if (volet === 'ouvrir' && state === 'convoked') return <OpenDrawer {...shared} />
  return <ItemDrawer {...shared} item={item} volet={volet} />
}

function ItemDrawer({ item, volet, ...shared }: SecretaryProps) {
  if (item?.state !== 'open') return null
  if (volet === 'reporter') return <ReasonDrawer {...shared} what="postpone" item={item} />
  return volet === 'clore' ? <CloseItemDrawer {...shared} item={item} /> : null
}
