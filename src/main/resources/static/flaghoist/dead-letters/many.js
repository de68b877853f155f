// Sends again or discards several: those ticked, or all that fit what is filtered by.
import { React, core, h } from '../host.js'
import { call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { count, faultOf, short } from '../words.js'
import { DIRECTIONS } from './wording.js'

const MEMBERS = ['direction', 'partner', 'code', 'reference', 'since', 'until']

const limits = filter => [
  filter.direction && Object.fromEntries(DIRECTIONS)[filter.direction].toLowerCase(),
  filter.partner && `partner ${short(filter.partner)}`,
  filter.code && `fault "${faultOf(filter.code)}"`,
  filter.reference && `reference ${filter.reference}`,
  filter.since && `since ${filter.since}`,
  filter.until && `until ${filter.until}`,
].filter(Boolean).join('; ') || 'everything, without any filter'

const REPLAY = {
  verb: 'Send again', past: 'sent again', these: 'replayThese', all: 'replayAll',
  what: 'Each is taken up where it failed and goes the way that everything goes. What fails again comes back here.',
}
const DISCARD = {
  verb: 'Discard', past: 'discarded', these: 'discardThese', all: 'discardAll', isDanger: true,
  what: 'They are given up for good: nobody gets them, and they cannot be brought back. Their originals stay in the ledger.',
}

const Question = ({ question: { act, all }, filter, chosen, total, done, onClose }) => {
  const n = all ? total : chosen.length
  const onDo = async reason => {
    const how = all
      ? await call('DeadLetters', act.all, ...MEMBERS.map(member => filter[member] ?? ''), reason)
      : await call('DeadLetters', act.these, chosen.join(), reason)
    said(`${count(how, 'dead letter')} ${act.past}.`)
    done()
  }
  return h(Confirm, { title: `${act.verb}: ${count(n, 'dead letter')}?`, verb: `${act.verb} (${n.toLocaleString('en-GB')})`, isDanger: act.isDanger, onDo, onClose },
    h('p', null, act.what),
    all && h('p', null, `Meant is all that fits when you press the button: ${limits(filter)}.`))
}

export const Many = ({ filter, chosen, total, done }) => {
  const [question, setQuestion] = React.useState()
  const button = (act, all, words, off) => h(Act, {
    key: words, needs: 'OPERATOR', off, size: 'sm', isDanger: act.isDanger, variant: 'secondary', onClick: () => setQuestion({ act, all }) }, words)
  const noneTicked = chosen.length ? '' : 'Tick the dead letters first.'
  const none = total ? '' : 'There is nothing that fits.'
  return h('div', { className: 'fh-bar', role: 'toolbar', 'aria-label': 'Act on several' },
    h('span', { 'aria-live': 'polite' }, count(total, 'dead letter'), chosen.length ? `, ${chosen.length} ticked` : ''),
    button(REPLAY, false, 'Send ticked again', noneTicked),
    button(REPLAY, true, `Send all ${total.toLocaleString('en-GB')} again`, none),
    button(DISCARD, false, 'Discard ticked', noneTicked),
    button(DISCARD, true, `Discard all ${total.toLocaleString('en-GB')}`, none),
    question && h(Question, { question, filter, chosen, total, done, onClose: () => setQuestion(undefined) }))
}
