// By when a copy is of use to its recipient, and how late it was.
import { core, h } from '../host.js'
import { Moment, units } from '../parts/moment.js'

const label = (status, words) => h(core.Label, { isCompact: true, status }, words)

/** Counts as often as what holds it is drawn. */
const Countdown = ({ due, countdown }) => {
  const left = Math.round((new Date(due) - Date.now()) / 1000)
  if (left <= 0) return label('danger', `late, for ${units(-left)} now`)
  return label(new Date(countdown) <= Date.now() ? 'warning' : 'info', `${units(left)} left`)
}

export const Due = ({ of: { due, countdown, lateBy } }) => due &&
  h('span', { className: 'fh-due' }, 'due ', h(Moment, { at: due }), ' ',
    lateBy ? label('warning', `delivered late, by ${lateBy}`) : h(Countdown, { due, countdown }))
