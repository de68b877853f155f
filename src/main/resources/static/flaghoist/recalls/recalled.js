// How far a recall has come, and what became of it for each recipient.
import { core, h } from '../host.js'
import { STATES, short } from '../words.js'

const STEPS = {
  AGREED: ['To be recalled', 'info'],
  MADE: ['Being withdrawn', 'info'],
  SENT: ['Recalled', 'success'],
  STOPPED: ['Not recalled', 'danger'],
}

const PROGRESS = {
  WAITING: ['To be withdrawn', 'info'],
  WITHDRAWN: ['Withdrawn', 'success'],
  FETCHED: ['Fetched', 'warning'],
  CONFIRMED: ['Fetched, cancellation received', 'success'],
}

const NOBODY = {
  AGREED: 'known when it is begun',
  MADE: 'nobody was given it',
  SENT: 'nobody was given it',
  STOPPED: 'nothing was withdrawn, nobody was sent a cancellation',
}

const Sign = ({ of: [words, status] }) => h(core.Label, { isCompact: true, status }, words)

export const Progress = ({ recall }) => h('span', null, h(Sign, { of: STEPS[recall.state] }), recall.words && ` ${recall.words}`)

const cancellation = ({ state, cancellation: how }) => !how || state === 'CONFIRMED' || state === 'WITHDRAWN' ? ''
  : how === 'DELIVERED' ? 'cancellation on its queue' : `cancellation ${STATES[how][0].toLowerCase()}`

export const Recalled = ({ recall }) => recall.recipients.length === 0
  ? h('span', { className: 'fh-soft' }, NOBODY[recall.state])
  : h('ul', { className: 'fh-rows' }, recall.recipients.map(each => h('li', { key: each.partner },
    h('strong', null, short(each.partner)), h('span', null, h(Sign, { of: PROGRESS[each.state] }), ' ', cancellation(each)))))
