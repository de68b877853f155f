// Buttons that say why they cannot be pressed.
import { core, h, hawtio } from '../host.js'
import { useMe, whyNot } from '../me.js'

/** @param off why it makes no sense just now; blank where it does */
export const Act = ({ needs = 'VIEWER', off = '', children, ...button }) => {
  const reason = whyNot(useMe(), needs) || off
  const plain = h(core.Button, { ...button, isAriaDisabled: !!reason }, children)
  return reason ? h(core.Tooltip, { content: reason }, plain) : plain
}

/** Says once, at the top of a page, what a viewer cannot do there. */
export const RoleNote = ({ needs, children }) => {
  const reason = whyNot(useMe(), needs)
  return reason ? h(core.Alert, { isInline: true, isPlain: true, variant: 'info', title: children, className: 'fh-gap' }) : null
}

/** Shows that something is done, for some seconds and wherever one goes meanwhile. */
export const said = text => hawtio.eventService.notify({ type: 'success', message: text, duration: 8_000 })
