// Times in the viewer's zone, with UTC on hover.
import { React, h } from '../host.js'

const DAY_MILLIS = 86_400_000
const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
const inWords = (at, form) => new Intl.DateTimeFormat('en-GB', form).format(at)

const isToday = at => at.toDateString() === new Date().toDateString()

const local = at => isToday(at) ? 'today ' + inWords(at, TIME)
  : inWords(at, { day: 'numeric', month: 'short', year: 'numeric', ...TIME, second: undefined })

export const utc = at => new Date(at).toISOString().replace('T', ' ').replace(/\.\d+Z$/, '') + ' UTC'

/** How long ago or ahead, in the largest unit that fits. */
export const span = millis => {
  const seconds = Math.max(0, Math.round(millis / 1000))
  if (seconds < 120) return seconds + ' s'
  if (seconds < 7200) return Math.round(seconds / 60) + ' min'
  if (seconds < 172_800) return Math.round(seconds / 3600) + ' h'
  return Math.round(seconds / 86_400) + ' days'
}

/** How long in two units, as receipts say it: 2 h 5 min. */
export const units = seconds => {
  const parts = [[seconds / 86_400, 'd'], [seconds / 3600 % 24, 'h'], [seconds / 60 % 60, 'min'], [seconds < 60 ? Math.max(1, seconds) : 0, 's']]
    .map(([n, unit]) => [Math.floor(n), unit])
  return parts.slice(parts.findIndex(([n]) => n > 0)).slice(0, 2).filter(([n]) => n > 0).map(part => part.join(' ')).join(' ')
}

export const Moment = ({ at }) => at
  ? h('time', { dateTime: at, title: utc(at) }, local(new Date(at)))
  : h(React.Fragment, null, '-')

/** `2 min ago`; goes on counting as often as what holds it is drawn. */
export const Ago = ({ at }) => {
  const ago = Date.now() - new Date(at)
  const words = ago > 10 * DAY_MILLIS ? local(new Date(at)) : `${span(ago)} ago`
  return h('time', { dateTime: at, title: `${local(new Date(at))}, ${utc(at)}` }, words)
}

/** What a `datetime-local` field says, as the hub takes it; blank where it says nothing. */
export const toUtc = text => text ? new Date(text).toISOString() : ''

/** What such a field shows for a time of the hub's. */
export const toField = at => {
  if (!at) return ''
  const date = new Date(at)
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
