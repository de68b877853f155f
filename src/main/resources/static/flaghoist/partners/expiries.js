// When passwords, keys and certificates expire.
import { core, h } from '../host.js'
import { utc } from '../parts/moment.js'
import { count } from '../words.js'

const SOON_DAYS = 30

export const nearest = (expiries = []) => [...expiries].sort((a, b) => a.days - b.days)[0]

const day = on => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(on))

const status = days => days < 0 ? 'danger' : days <= SOON_DAYS ? 'warning' : 'success'

const when = days => days < 0 ? `expired ${count(-days, 'day')} ago` : days === 0 ? 'expires today' : `in ${count(days, 'day')}`

export const Expiry = ({ of }) => of
  ? h('span', { title: utc(of.on) }, of.what, ' ', h(core.Label, { isCompact: true, status: status(of.days) }, `${when(of.days)}, ${day(of.on)}`))
  : h('span', { className: 'fh-soft' }, 'no expiry date')

export const Expiries = ({ of = [] }) => of.length === 0
  ? h('p', null, 'No expiry date is configured for a password, key or certificate of this partner.')
  : h('ul', { className: 'fh-list' }, of.map(each => h('li', { key: each.what }, h(Expiry, { of: each }))))
