// One notification: what it is, who got it, its timeline, its revisions, its contents.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Fault, State } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Facts, Frame, Loading, Section, Trouble } from '../parts/page.js'
import { ACTIONS, TYPES, count, short } from '../words.js'
import { Answers } from './answers.js'
import { Bodies } from './bodies.js'
import { Linked } from './linked.js'
import { RecipientsInFull } from './recipients.js'
import { Receipts } from './receipts.js'
import { Recall } from './recall.js'
import { Retention } from './retention.js'
import { Revisions } from './revisions.js'
import { nameOf } from './search.js'
import { Timeline } from './timeline.js'

const REFRESH_MILLIS = 5_000

/** What the hub worked by: to be compared with what stands in the log of each hub. */
const Configuration = ({ of }) => h('span', null, `configuration ${of.name}, version ${of.version}`,
  h('span', { className: 'fh-soft' }, `; release policy ${of.policy.slice(0, 12)}, mappings ${of.mappings.slice(0, 12)}, partners ${of.partners.slice(0, 12)}; in use from `, h(Moment, { at: of.first })))

const About = ({ row, configuration, answered }) => h(Facts, { of: [
  ['State', h('span', null, h(State, { state: row.state }), ' ', row.code && h(Fault, { code: row.code }))],
  ['From', short(row.sender)],
  ['What', [TYPES[row.type] ?? row.type, ACTIONS[row.action]].filter(Boolean).join(', ')],
  ['Revision', row.revision],
  ['Answers', answered && h(router.Link, { to: addressOf('notifications', answered.entry) }, `${answered.reference} of ${short(answered.sender)}, revision ${answered.revision}`)],
  ['Received', h(Moment, { at: row.at })],
  ['In the file', row.file && `${row.file}${row.number == null ? '' : `, number ${row.number}`}`],
  ['Test mode', row.testRun > 0 ? 'yes: nothing of it was sent' : undefined],
  ['Decided by', configuration && h(Configuration, { of: configuration })],
  ['Origin', row.origin && h(router.Link, { to: addressOf('notifications', row.origin) }, 'the dead letter that was replayed or edited')],
] })

const Waiting = ({ of = [] }) => of.map(parked => {
  const page = parked.queue === 'HELD' ? 'holds' : 'dead-letters'
  return h(core.Alert, { key: parked.id, isInline: true, variant: 'warning', className: 'fh-gap',
    title: parked.queue === 'HELD' ? `Held: two people decide whether ${short(parked.partner)} gets it` : `A dead letter ${parked.queue === 'DEAD_IN' ? 'from' : 'for'} ${short(parked.partner)}` },
  h(router.Link, { to: addressOf(page, parked.id) }, parked.queue === 'HELD' ? 'Open the hold' : 'Open the dead letter'))
})

// Nobody links or recalls what is no notification.
const isAnswer = row => row.type === 'ANSWER'

const Shown = ({ answer }) => h(React.Fragment, null,
  h(Waiting, { of: answer.waiting }),
  h('div', { className: 'fh-columns' },
    h(Section, { title: 'Details' }, h(About, { row: answer.row, configuration: answer.configuration, answered: answer.answered })),
    h(Section, { title: `Who gets it: ${count(answer.recipients.length, 'recipient')}` }, h(RecipientsInFull, { of: answer.recipients }))),
  answer.answers.length > 0 && h(Section, { title: 'Answers' }, h(Answers, { of: answer.answers })),
  h(Section, { title: 'Timeline' }, h(Timeline, { events: answer.events, entry: answer.row.entry })),
  h(Section, { title: 'Contents' }, h(Bodies, { entry: answer.row.entry })),
  answer.row.action && !isAnswer(answer.row) && h(Section, { title: 'Linked' }, h(Linked, { entry: answer.row.entry })),
  answer.row.reference && !isAnswer(answer.row) && h(Section, { title: 'Recall' }, h(Recall, { row: answer.row })),
  answer.row.reference && h(Section, { title: 'Retention' }, h(Retention, { row: answer.row })),
  h('div', { className: 'fh-columns' },
    h(Section, { title: 'Revisions' }, h(Revisions, { answer })),
    h(Section, { title: 'Receipts to the sender' }, h(Receipts, { of: answer.receipts }))))

export const Notification = ({ entry }) => {
  const { answer, fault } = useAnswer(() => ask('Notifications', 'show', entry), [entry], REFRESH_MILLIS)
  return h('div', null,
    h(core.Breadcrumb, { className: 'fh-back' },
      h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('notifications') }, 'Notifications') }),
      h(core.BreadcrumbItem, { isActive: true }, answer ? nameOf(answer.row) : 'One notification')),
    h(Frame, { title: answer ? nameOf(answer.row) : 'Notification' },
      h(Trouble, { title: 'This notification cannot be shown', fault }),
      answer ? h(Shown, { answer }) : !fault && h(Loading)))
}
