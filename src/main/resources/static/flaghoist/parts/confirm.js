// Asks before something is done: says what will happen and to how many, and wants a reason.
import { React, core, h } from '../host.js'
import { Trouble } from './page.js'

const Reason = ({ reason, setReason }) =>
  h(core.Form, { onSubmit: e => e.preventDefault() },
    h(core.FormGroup, { label: 'Reason', isRequired: true, fieldId: 'fh-reason' },
      h(core.TextInput, { id: 'fh-reason', isRequired: true, autoFocus: true, autoComplete: 'off', value: reason, onChange: (e, text) => setReason(text) }),
      h(core.HelperText, null,
        h(core.HelperTextItem, null, 'It stays in the ledger. Write no personal data.'))))

/**
 * @param verb what the button says
 * @param onDo is given the reason; what it throws is shown, and the question stays
 */
export const Confirm = ({ title, verb, isDanger, onDo, onClose, children }) => {
  const [reason, setReason] = React.useState('')
  const [busy, setBusy] = React.useState(false)
  const [fault, setFault] = React.useState('')
  const act = async () => {
    setBusy(true)
    setFault('')
    try {
      await onDo(reason.trim())
      onClose()
    } catch (e) {
      setFault(e.message)
      setBusy(false)
    }
  }
  const onKeyDown = e => { if (e.key === 'Enter' && reason.trim() && !busy) act() }
  return h(core.Modal, { isOpen: true, variant: 'small', onClose, 'aria-labelledby': 'fh-question', 'aria-describedby': 'fh-what' },
    h(core.ModalHeader, { title, labelId: 'fh-question', titleIconVariant: isDanger ? 'warning' : undefined }),
    h(core.ModalBody, { id: 'fh-what' },
      h('div', { className: 'fh-what' }, children),
      h('div', { onKeyDown }, h(Reason, { reason, setReason })),
      h(Trouble, { fault })),
    h(core.ModalFooter, null,
      h(core.Button, { variant: isDanger ? 'danger' : 'primary', isDisabled: !reason.trim() || busy, isLoading: busy, onClick: act }, verb),
      h(core.Button, { variant: 'link', onClick: onClose }, 'Cancel')))
}
