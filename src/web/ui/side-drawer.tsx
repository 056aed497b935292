import { Drawer, type DrawerProps } from '@mantine/core'
import { useFocusBack } from './focus-back.ts'

type Props = Pick<DrawerProps, 'title' | 'size' | 'children' | 'onClose'>

/** A drawer that is on the page while it is open: the focus goes back to what opened it. */
export function SideDrawer(props: Props) {
  useFocusBack()
  return <Drawer opened {...props} />
}
