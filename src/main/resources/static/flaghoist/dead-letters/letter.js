// One dead letter: why it is here, the original with the place marked, and what can be done with it.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { isAtLeast, useMe } from '../me.js'
import { Content } from '../parts/content.js'
import { Fault } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Facts, Frame, Loading, Section, Trouble } from '../parts/page.js'
import { STAGES, faultOf, isPending, ruleOf, short } from '../words.js'
import { Edit } from './edit.js'
import { One } from './one.js'
import { Proposal } from './proposal.js'
import { Sealed, SealedActs } from './sealed.js'
import { directionOf, wayOf, whatOf } from './wording.js'

/** A location of the contract: a pointer or path, or the number of a record. */
const placeOf = location => location === '' ? 'the whole message' : location === '0' ? 'the file as a whole'
  : /^\d+$/.test(location) ? `record ${location}` : location

// Whoever may not see contents may see what the list says of it.
const listed = async id => {
  const { messages } = await ask('DeadLetters', 'list', '', '', '', '', '', '')
  return messages.find(letter => letter.id === id)
}

const Why = ({ letter }) => h(Facts, { of: [
  ['Fault', h(Fault, { code: letter.code })],
  ['Remark', letter.text],
  ['Found', STAGES[letter.stage]],
  ['Field', letter.field],
  ['Place', letter.location == null ? undefined : placeOf(letter.location)],
  ['Rule', ruleOf(letter.rule, letter.ruleText)],
] })

const What = ({ letter }) => h(Facts, { of: [
  ['Notification', h(router.Link, { to: addressOf('notifications', letter.entry) }, whatOf(letter))],
  ['Revision', letter.revision],
  ['Sender', short(letter.sender)],
  ['Recipient', directionOf(letter) === 'out' ? short(letter.partner) : undefined],
  ['First failed', h(Moment, { at: letter.first })],
  ['Last failed', letter.last === letter.first ? undefined : h(Moment, { at: letter.last })],
  ['Tried', letter.attempts === 1 ? 'once' : letter.attempts + ' times'],
] })

const Gone = ({ letter }) => letter.state !== 'WAITING' && h(core.Alert, {
  isInline: true, variant: 'info', className: 'fh-gap',
  title: `${isPending(letter) ? 'Decided' : 'Dealt with'}: ${{ REPLAY: 'sent again', EDIT: 'changed and sent again', DISCARD: 'discarded', SHRED: 'shredded' }[letter.act] ?? letter.act} by ${letter.actor}`,
}, letter.reason, isPending(letter) && ' It is carried out as soon as it can be.')

const Failed = ({ letter }) => letter.notDone && h(core.Alert, {
  isInline: true, variant: 'warning', className: 'fh-gap', title: 'What was decided about it could not be done',
}, letter.notDone)

const Original = ({ letter }) => letter.content && h(Section, { title: 'The original' },
  h('p', { className: 'fh-soft' }, 'That you looked at it is recorded.', letter.highlight ? ' The place of the fault is highlighted.' : ''),
  h(Content, { of: letter.content, highlight: letter.highlight, name: letter.id, label: `As ${short(directionOf(letter) === 'in' ? letter.sender : letter.partner)} ${directionOf(letter) === 'in' ? 'sent' : 'would get'} it` }))

const Shown = ({ letter: found }) => {
  const [editing, setEditing] = React.useState(false)
  const [opened, setOpened] = React.useState()
  const letter = opened ?? found
  const acts = () => letter.sealed ? h(SealedActs, { letter, onOpened: setOpened }) : h(One, { letter, onEdit: () => setEditing(true) })
  return h(Frame, {
    title: `${whatOf(letter)}, ${wayOf(letter)}: ${faultOf(letter.code)}`,
    aside: letter.state === 'WAITING' && !editing && acts() },
  h(Gone, { letter }),
  h(Failed, { letter }),
  letter.sealed && letter.state === 'WAITING' && h(Sealed, { letter }),
  letter.proposal && !editing && h(Proposal, { letter }),
  h('div', { className: 'fh-columns' },
    h(Section, { title: 'Why it is here' }, h(Why, { letter })),
    h(Section, { title: 'What it is' }, h(What, { letter }))),
  editing ? h(Edit, { letter, onClose: () => setEditing(false) }) : h(Original, { letter }))
}

const Back = () => h(core.Breadcrumb, { className: 'fh-back' },
  h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('dead-letters') }, 'Dead letters') }),
  h(core.BreadcrumbItem, { isActive: true }, 'One letter'))

export const Letter = ({ id }) => {
  const login = useMe()
  const see = isAtLeast(login, 'OPERATOR')
  // Nobody is asked before it is known who looks: looking is recorded, and refused to viewers.
  const { answer, fault } = useAnswer(async () => login && (see ? ask('DeadLetters', 'show', id) : await listed(id) ?? null), [login])
  return h('div', null, h(Back),
    fault && h(Frame, { title: 'Dead letter' }, h(Trouble, { title: 'This letter cannot be shown', fault })),
    answer === null && h(Frame, { title: 'Dead letter' }, h(Trouble, { title: 'Not here any more', fault: 'No dead letter of this name waits. Somebody may have dealt with it.' })),
    answer && h(Shown, { letter: answer }),
    !answer && answer !== null && !fault && h(Loading))
}
