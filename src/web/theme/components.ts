import type { MantineThemeComponents } from '@mantine/core'

const CLOSE = { 'aria-label': 'Fermer' }

// The head of a dialog is a <header> in the kit: it must not pass for the one of the page.
const NOT_A_BANNER = { header: { role: 'presentation' } }

/** French words and our habits, given once to the components of the kit. */
export const components: MantineThemeComponents = {
  Button: { defaultProps: { size: 'sm' } },
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'slate', size: 'lg' } },
  Modal: {
    defaultProps: {
      closeButtonProps: CLOSE,
      centered: true,
      radius: 'md',
      attributes: NOT_A_BANNER,
    },
  },
  Drawer: {
    defaultProps: {
      closeButtonProps: CLOSE,
      position: 'right',
      size: 'md',
      attributes: NOT_A_BANNER,
    },
  },
  CloseButton: { defaultProps: CLOSE },
  Notification: { defaultProps: { closeButtonProps: CLOSE } },
  Alert: { defaultProps: { closeButtonLabel: 'Fermer' } },
  PasswordInput: {
    defaultProps: {
      visibilityToggleButtonProps: {
        'aria-label': 'Afficher ou masquer le mot de passe',
        tabIndex: 0,
      },
    },
  },
  Select: {
    defaultProps: { nothingFoundMessage: 'Aucun choix ne correspond', checkIconPosition: 'right' },
  },
  MultiSelect: { defaultProps: { nothingFoundMessage: 'Aucun choix ne correspond' } },
  InputWrapper: { defaultProps: { withAsterisk: false } },
  Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
  Anchor: { defaultProps: { underline: 'always', inherit: true } },
  SegmentedControl: { defaultProps: { size: 'sm', withItemsBorders: true } },
}
