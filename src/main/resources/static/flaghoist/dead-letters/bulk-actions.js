// Replays or discards several dead letters: those selected, or all that match the filter.
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
].filter(Boolean).join('; ') || 'all of them, without a filter'

const REPLAY = {
  verb: 'Replay', past: 'replayed', these: 'replayThese', all: 'replayAll',
  what: 'Each goes on from the stage where it failed. What fails again becomes a dead letter again.',
}
const DISCARD = {
  verb: 'Discard', past: 'discarded', these: 'discardThese', all: 'discardAll', isDanger: true,
  what: 'They are closed for good: nobody gets them, and this cannot be undone. The originals stay in the ledger.',
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
    all && h('p', null, `This is for every dead letter that matches when you press the button: ${limits(filter)}.`))
}

export const BulkActions = ({ filter, chosen, total, done }) => {
  const [question, setQuestion] = React.useState()
  const button = (act, all, words, off) => h(Act, {
    key: words, needs: 'OPERATOR', off, size: 'sm', isDanger: act.isDanger, variant: 'secondary', onClick: () => setQuestion({ act, all }) }, words)
  const noneSelected = chosen.length ? '' : 'Select dead letters first.'
  const none = total ? '' : 'No dead letter matches the filter.'
  return h('div', { className: 'fh-bar', role: 'toolbar', 'aria-label': 'Actions on several' },
    h('span', { 'aria-live': 'polite' }, count(total, 'dead letter'), chosen.length ? `, ${chosen.length} selected` : ''),
    button(REPLAY, false, 'Replay selected', noneSelected),
    button(REPLAY, true, `Replay all ${total.toLocaleString('en-GB')}`, none),
    button(DISCARD, false, 'Discard selected', noneSelected),
    button(DISCARD, true, `Discard all ${total.toLocaleString('en-GB')}`, none),
    question && h(Question, { question, filter, chosen, total, done, onClose: () => setQuestion(undefined) }))
}
