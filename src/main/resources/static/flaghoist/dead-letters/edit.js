// Edits a dead letter. An edit can be sent only after a preview of this very text.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Section, Trouble } from '../parts/page.js'
import { isPending } from '../words.js'
import { LATER, whatOf } from './wording.js'
import { Preview } from './preview.js'
import { Changed } from './proposal.js'

const usePreview = (deadLetter, text) => {
  const [state, setState] = React.useState({})
  const preview = async () => {
    setState({ busy: true })
    setState(await ask('DeadLetters', 'preview', deadLetter.id, text).then(answer => ({ answer, of: text }), e => ({ fault: e.message })))
  }
  return { ...state, answer: state.of === text ? state.answer : undefined, preview }
}

// The browser makes every line end of a field one character; the hub puts the partner's own back.
const lines = text => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')

const useField = deadLetter => {
  const field = React.useRef(null)
  React.useEffect(() => {
    const { highlight, content } = deadLetter
    field.current.focus({ preventScroll: true })
    if (!highlight) return
    const before = lines(content.text.slice(0, highlight.start))
    field.current.setSelectionRange(before.length, before.length + lines(content.text.slice(highlight.start, highlight.end)).length)
    field.current.scrollTop = (before.split('\n').length - 4) * 20
  }, [])
  return field
}

const Buttons = ({ text, seen, busy, preview, onSend, onClose, unchanged }) => h('div', { className: 'fh-bar' },
  h(core.Button, { variant: seen ? 'secondary' : 'primary', onClick: preview, isLoading: busy, isDisabled: busy }, 'Preview'),
  h(Act, { needs: 'OPERATOR', variant: seen ? 'primary' : 'secondary', onClick: onSend,
    off: unchanged ? 'Nothing is changed yet.' : !seen ? 'Look at the preview first.' : seen.edit.refusal ? 'Nobody may send this.' : seen.accepted.length ? '' : 'The hub would not accept this text.' },
    seen?.edit.second.length ? 'Ask a second person' : 'Send the edit'),
  h(core.Button, { variant: 'link', onClick: onClose }, 'Cancel'))

export const Edit = ({ deadLetter, onClose }) => {
  const original = lines(deadLetter.content.text)
  const [text, setText] = React.useState(original)
  const [asking, setAsking] = React.useState(false)
  const navigate = router.useNavigate()
  const field = useField(deadLetter)
  const { answer, fault, busy, preview } = usePreview(deadLetter, text)
  const second = answer?.edit.second.length > 0
  const send = async reason => {
    const after = await ask('DeadLetters', 'editText', deadLetter.id, text, reason)
    said(after.request ? 'Recorded. Nothing is sent yet: a second person has to agree.' : `${whatOf(deadLetter)}: ${isPending(after) ? LATER : 'edited and sent'}.`)
    navigate(addressOf('dead-letters'))
  }
  return h(Section, { title: 'Edit' },
    h('label', { htmlFor: 'fh-text', className: 'fh-soft' }, deadLetter.highlight ? 'The place of the fault is selected. ' : '', 'The original stays in the ledger, with the difference and your name.'),
    h('textarea', { id: 'fh-text', className: 'fh-text', ref: field, rows: 16, spellCheck: false, dir: 'auto', value: text, onChange: e => setText(e.target.value) }),
    h(Buttons, { text, seen: answer, busy, preview, onClose, unchanged: text === original, onSend: () => setAsking(true) }),
    h(Trouble, { fault }),
    answer && h(Changed, { edit: answer.edit }),
    answer && h(Preview, { of: answer, text }),
    asking && h(Confirm, { title: second ? 'Ask a second person?' : 'Send the edit?', verb: second ? 'Ask' : 'Send', onDo: send, onClose: () => setAsking(false) },
      second && h('p', null, 'Nothing is sent yet. A releaser sees what you have changed, and sends or withdraws it.'),
      h('p', null, 'It replaces the original, and is handled as the preview shows, unless something changes in between. Change only what the sender has agreed to.')))
}
