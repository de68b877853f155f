// What an event of the ledger says beyond its kind.
import { React, h } from '../host.js'
import { Moment } from '../parts/moment.js'
import { Written } from '../parts/written.js'
import { PARTNER_STATES } from '../words.js'

const state = value => PARTNER_STATES[value]?.[0] ?? value ?? 'none'

const ACTS = { RELEASE: 'for release', REFUSE: 'for refusal', LIFT: 'lift the legal hold', ERASE: 'erase', RECALL: 'recall', EDIT: 'edit', SHRED: 'shred' }
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
  detail.recall && `recall ${detail.recall}`,
  detail.copies && `${detail.copies} copies`,
  detail.did,
  detail.files,
].filter(Boolean).join(', ')

const inWords = detail => {
  const what = about(detail)
  if (!detail.reason) return what || '-'
  return h(React.Fragment, null, what && `${what}: `, h(Written, null, detail.reason))
}

/** Of a maintenance window, from and to are times. */
const Window = ({ detail: { from, to, reason } }) => h(React.Fragment, null,
  'from ', h(Moment, { at: from }), ' to ', h(Moment, { at: to }), reason && ': ', h(Written, null, reason))

const SEARCHED = { serial: 'engine serial', hull: 'hull number', document: 'document number', place: 'place', words: 'words' }

/** What was looked for stands there as a keyed hash: who knows it finds who searched by it. */
const searched = detail => `by ${Object.keys(SEARCHED).filter(field => detail[field]).map(field => SEARCHED[field]).join(', ')}: ${detail.failed ? 'failed' : `${detail.found} found`}`

export const wordsOf = ({ kind, detail = {} }) => kind.startsWith('MAINTENANCE') ? h(Window, { detail })
  : kind === 'SEARCHED' ? searched(detail) : inWords(detail)
