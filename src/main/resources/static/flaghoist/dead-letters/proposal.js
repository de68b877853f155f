// An edit that waits for a second person: what it changes, and the two answers to it.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { isSame, isSurelyAnother, useMe } from '../me.js'
import { ChangeTable } from '../notifications/changes.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Content } from '../parts/content.js'
import { Section } from '../parts/page.js'
import { Word, Written } from '../parts/written.js'
import { becauseOf, whatOf } from './wording.js'

/** Why somebody cannot be the second person; blank where they can. */
export const notSecond = (request, login) => !login || isSurelyAnother(request, login) ? ''
  : isSame(request, login) ? 'You have asked for it. Somebody else has to agree.'
    : `The hub cannot see whether ${request.actor} and you are two people: one logs in with a password, the other with the provider.`

/** What an edit changes, as far as both can be read. */
export const Changed = ({ edit }) => h(React.Fragment, null,
  edit.refusal && h(core.Alert, { isInline: true, variant: 'danger', className: 'fh-gap', title: 'Nobody may send this' }, edit.refusal),
  !edit.refusal && edit.second.length > 0 && h(core.Alert, { isInline: true, variant: 'warning', className: 'fh-gap', title: 'It takes a second person' }, becauseOf(edit.second)),
  edit.changes.length > 0 && h(ChangeTable, { changes: edit.changes, label: 'What the edit changes', names: ['Before', 'After'] }))

const Buttons = ({ deadLetter: { id, request, proposal }, deadLetter }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState('')
  const navigate = router.useNavigate()
  const onClose = () => setQuestion('')
  const act = (operation, past, ...more) => async reason => {
    await ask('DeadLetters', operation, id, ...more, reason)
    said(`${whatOf(deadLetter)}: ${past}.`)
    navigate(addressOf('dead-letters'))
  }
  return h('div', { className: 'fh-bar' },
    h(Act, { needs: 'RELEASER', variant: 'primary', off: proposal.edit.refusal ? 'Nobody may send this.' : notSecond(request, login), onClick: () => setQuestion('agree') }, 'Agree and send it'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: () => setQuestion('withdraw') }, 'Withdraw the edit'),
    question === 'agree' && h(Confirm, { title: 'Send the edit?', verb: 'Agree and send', onDo: act('agree', 'edited and sent', request.token), onClose },
      h('p', null, h(Written, null, request.actor), ' has edited it. If you agree, it replaces the original and is handled like any other message.')),
    question === 'withdraw' && h(Confirm, { title: 'Withdraw the edit?', verb: 'Withdraw', onDo: act('withdraw', 'the edit is withdrawn'), onClose },
      h('p', null, 'The original stays here as it is. The audit shows that you did this, and why.')))
}

export const Proposal = ({ deadLetter }) => h(Section, { title: 'An edit waits for a second person' },
  h('p', { className: 'fh-gap' }, h(Word, { of: deadLetter.request, says: ' wants other content to be sent: ' })),
  h(Changed, { edit: deadLetter.proposal.edit }),
  h(Buttons, { deadLetter }),
  h('div', { className: 'fh-columns' },
    h(Content, { of: deadLetter.proposal.content, name: deadLetter.id + '-changed', label: 'As it would be sent' }),
    h('figure', { className: 'fh-content' },
      h('figcaption', null, h('strong', null, 'Line by line')),
      h('pre', { tabIndex: 0, 'aria-label': 'Line by line' }, deadLetter.proposal.difference))))
