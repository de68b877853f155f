// What somebody may unfold.
import { React, h } from '../host.js'

/** Drawn only once it is unfolded, as a table of thousands of rows takes long. @param children gives what is inside */
export const Folded = ({ summary, className, children }) => {
  const [isOpen, setOpen] = React.useState(false)
  return h('details', { className, onToggle: e => setOpen(e.currentTarget.open) }, h('summary', null, summary), isOpen && children())
}
