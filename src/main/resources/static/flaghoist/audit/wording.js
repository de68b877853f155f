// What an event of the ledger says beyond its kind.
import { React, h } from '../host.js'
import { Moment } from '../parts/moment.js'
import { PARTNER_STATES } from '../words.js'

const state = value => PARTNER_STATES[value]?.[0] ?? value ?? 'none'

const ACTS = { RELEASE: 'for release', REFUSE: 'for refusal', LIFT: 'lift the legal hold', ERASE: 'erase', EDIT: 'edit', SHRED: 'shred' }
const HOLDS = { KEPT: 'set', LIFTED: 'lifted' }

/** What it was about, of what is worth showing; the kind says the rest. */
const about = detail => [
  HOLDS[detail.to],
  detail.to && !HOLDS[detail.to] && `from ${state(detail.from)} to ${state(detail.to)}`,
  ACTS[detail.act],
  detail.id,
  detail.parked && `${detail.parked.includes('-held-') ? 'hold' : 'dead letter'} ${detail.parked}`,
  detail.alarm && `alarm ${detail.alarm}`,
  detail.records && `${detail.records} records, up to link ${detail.link} of the chain`,
  detail.request && `request ${detail.request} ${detail.act}`,
  detail.copies && `${detail.copies} copies`,
  detail.did,
].filter(Boolean).join(', ')

const inWords = detail => [about(detail), detail.reason].filter(Boolean).join(': ') || '-'

/** Of a maintenance window, from and to are times. */
const Window = ({ detail: { from, to, reason } }) => h(React.Fragment, null,
  'from ', h(Moment, { at: from }), ' to ', h(Moment, { at: to }), reason && `: ${reason}`)

export const wordsOf = ({ kind, detail = {} }) => kind.startsWith('MAINTENANCE') ? h(Window, { detail }) : inWords(detail)
