// What can be done with one dead letter.
import { React, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { isPending, whyOvertaken } from '../words.js'
import { AGAIN, LATER, whatOf } from './wording.js'

export const One = ({ letter, onEdit }) => {
  const [question, setQuestion] = React.useState('')
  const navigate = router.useNavigate()
  const act = (operation, past) => async reason => {
    said(`${whatOf(letter)}: ${isPending(await ask('DeadLetters', operation, letter.id, reason)) ? LATER : past}.`)
    navigate(addressOf('dead-letters'))
  }
  const onClose = () => setQuestion('')
  const overtaken = whyOvertaken(letter)
  return h('div', { className: 'fh-bar' },
    h(Act, { needs: 'OPERATOR', variant: 'primary', off: overtaken, onClick: () => setQuestion('replay') }, 'Send again'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: onEdit, off: overtaken ? overtaken : letter.editable === false ? 'This one cannot be changed here.' : letter.request ? 'A change waits for a second person already.' : '' }, 'Change it'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', isDanger: true, onClick: () => setQuestion('discard') }, 'Discard'),
    overtaken && h('span', { className: 'fh-soft' }, overtaken + ' It can only be discarded.'),
    question === 'replay' && h(Confirm, { title: 'Send this one again?', verb: 'Send again', onDo: act('replay', 'sent again'), onClose },
      h('p', null, AGAIN[letter.stage]), h('p', null, 'If the cause is still there it comes back here.')),
    question === 'discard' && h(Confirm, { title: 'Discard this one?', verb: 'Discard', isDanger: true, onDo: act('discard', 'discarded'), onClose },
      h('p', null, 'It is given up for good: nobody gets it, and it cannot be brought back. Its original stays in the ledger.')))
}
