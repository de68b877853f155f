// States: a word, a colour and a sign, so that the colour never stands alone.
import { core, h } from '../host.js'
import { FAULTS, PARTNER_STATES, STATES, short } from '../words.js'

const label = ([words, status], title) =>
  h(core.Label, { isCompact: true, status, color: status ? undefined : 'grey', title }, words)

export const State = ({ state, title }) => label(STATES[state] ?? [state], title)

export const PartnerState = ({ state }) => label(PARTNER_STATES[state] ?? [state])

export const Breaker = ({ connection }) =>
  label(connection.state === 'OPEN' ? ['Down', 'danger'] : ['Works', 'success'])

/** A fault in words, with the code that the partners and the documents use. */
export const Fault = ({ code }) => code
  ? h('span', null, FAULTS[code] ?? 'Other fault', ' ', h('small', { className: 'fh-soft' }, code))
  : '-'

export const Partner = ({ id, partners }) =>
  h('span', { title: partners?.find(partner => partner.id === id)?.name }, short(id))
