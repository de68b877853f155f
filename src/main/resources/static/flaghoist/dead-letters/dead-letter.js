// One dead letter: why it is here, the original with the place of the fault highlighted, and what can be done with it.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { isAtLeast, useMe } from '../me.js'
import { Content } from '../parts/content.js'
import { Handover, TakenHint } from '../parts/handover.js'
import { Fault } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Facts, Frame, Loading, Section, Trouble } from '../parts/page.js'
import { Written } from '../parts/written.js'
import { STAGES, faultOf, isPending, ruleOf, short } from '../words.js'
import { Edit } from './edit.js'
import { Actions } from './actions.js'
import { Proposal } from './proposal.js'
import { Sealed, SealedActions } from './sealed.js'
import { directionOf, wayOf, whatOf } from './wording.js'

/** A location of the contract: a pointer or path, or the number of a record. */
const placeOf = location => location === '' ? 'the whole message' : location === '0' ? 'the file as a whole'
  : /^\d+$/.test(location) ? `record ${location}` : location

// Whoever may not see contents may see what the list says of it.
const listed = async id => {
  const { messages } = await ask('DeadLetters', 'list', '', '', '', '', '', '')
  return messages.find(deadLetter => deadLetter.id === id)
}

const Why = ({ deadLetter }) => h(Facts, { of: [
  ['Fault', h(Fault, { code: deadLetter.code })],
  ['Detail', deadLetter.text],
  ['Failed while', STAGES[deadLetter.stage]],
  ['Field', deadLetter.field],
  ['Place', deadLetter.location == null ? undefined : placeOf(deadLetter.location)],
  ['Rule', ruleOf(deadLetter.rule, deadLetter.ruleText)],
] })

const What = ({ deadLetter }) => h(Facts, { of: [
  ['Notification', h(router.Link, { to: addressOf('notifications', deadLetter.entry) }, whatOf(deadLetter))],
  ['Revision', deadLetter.revision],
  ['Sender', short(deadLetter.sender)],
  ['Recipient', directionOf(deadLetter) === 'out' ? short(deadLetter.partner) : undefined],
  ['First failed', h(Moment, { at: deadLetter.first })],
  ['Last failed', deadLetter.last === deadLetter.first ? undefined : h(Moment, { at: deadLetter.last })],
  ['Tried', deadLetter.attempts === 1 ? 'once' : deadLetter.attempts + ' times'],
] })

const Gone = ({ deadLetter }) => deadLetter.state !== 'WAITING' && h(core.Alert, {
  isInline: true, variant: 'info', className: 'fh-gap',
  title: [`${isPending(deadLetter) ? 'Decided' : 'Done'}: ${{ REPLAY: 'replayed', EDIT: 'edited and sent', DISCARD: 'discarded', SHRED: 'shredded' }[deadLetter.act] ?? deadLetter.act} by `, h(Written, { key: 'who' }, deadLetter.actor)],
}, h(Written, null, deadLetter.reason), isPending(deadLetter) && ' It is carried out as soon as possible.')

const Failed = ({ deadLetter }) => deadLetter.notDone && h(core.Alert, {
  isInline: true, variant: 'warning', className: 'fh-gap', title: 'The last decision could not be carried out',
}, deadLetter.notDone)

const Original = ({ deadLetter }) => deadLetter.content && h(Section, { title: 'The original' },
  h('p', { className: 'fh-soft' }, 'It is recorded that you looked at it.', deadLetter.highlight ? ' The place of the fault is highlighted.' : ''),
  h(Content, { of: deadLetter.content, highlight: deadLetter.highlight, name: deadLetter.id, label: `As ${short(directionOf(deadLetter) === 'in' ? deadLetter.sender : deadLetter.partner)} ${directionOf(deadLetter) === 'in' ? 'sent' : 'would get'} it` }))

const Shown = ({ deadLetter: found }) => {
  const [editing, setEditing] = React.useState(false)
  const [opened, setOpened] = React.useState()
  const [taken, setTaken] = React.useState(found.taken)
  const deadLetter = opened ?? found
  const actions = () => deadLetter.sealed ? h(SealedActions, { deadLetter, onOpened: setOpened }) : h(Actions, { deadLetter, onEdit: () => setEditing(true) })
  return h(Frame, {
    title: `${whatOf(deadLetter)}, ${wayOf(deadLetter)}: ${faultOf(deadLetter.code)}`,
    aside: deadLetter.state === 'WAITING' && !editing && actions() },
  h(Gone, { deadLetter }),
  h(Failed, { deadLetter }),
  deadLetter.state === 'WAITING' && h(TakenHint, { taken }),
  deadLetter.sealed && deadLetter.state === 'WAITING' && h(Sealed, { deadLetter }),
  deadLetter.proposal && !editing && h(Proposal, { deadLetter }),
  h('div', { className: 'fh-columns' },
    h(Section, { title: 'Why it failed' }, h(Why, { deadLetter })),
    h(Section, { title: 'Details' }, h(What, { deadLetter }))),
  deadLetter.state === 'WAITING' && h(Handover, { about: deadLetter.id, row: deadLetter, onTaken: setTaken }),
  editing ? h(Edit, { deadLetter, onClose: () => setEditing(false) }) : h(Original, { deadLetter }))
}

const Back = () => h(core.Breadcrumb, { className: 'fh-back' },
  h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('dead-letters') }, 'Dead letters') }),
  h(core.BreadcrumbItem, { isActive: true }, 'One dead letter'))

export const DeadLetter = ({ id }) => {
  const login = useMe()
  const see = isAtLeast(login, 'OPERATOR')
  // Nobody is asked before it is known who looks: looking is recorded, and refused to viewers.
  const { answer, fault } = useAnswer(async () => login && (see ? ask('DeadLetters', 'show', id) : await listed(id) ?? null), [login])
  return h('div', null, h(Back),
    fault && h(Frame, { title: 'Dead letter' }, h(Trouble, { title: 'This dead letter cannot be shown', fault })),
    answer === null && h(Frame, { title: 'Dead letter' }, h(Trouble, { title: 'It is not here any more', fault: 'No dead letter of this name waits. Somebody may have replayed, edited or discarded it.' })),
    answer && h(Shown, { deadLetter: answer }),
    !answer && answer !== null && !fault && h(Loading))
}
